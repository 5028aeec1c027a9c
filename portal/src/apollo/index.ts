export { useConnection, type ConnectionState } from './connection.js';
export { failureOf, type Failure } from './failure.js';
export { onOperationDone } from './operations-done.js';
export { GraphProvider } from './provider.js';
export { useRefetchOnReconnect } from './use-refetch-on-reconnect.js';
