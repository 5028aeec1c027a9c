export { useConnection } from './connection.js';
export { failureOf, type Failure } from './failure.js';
export { onOperationDone } from './operations-done.js';
export { useRefetchOnReconnect } from './use-refetch-on-reconnect.js';
