export { useConnection } from './connection.js';
export { failureOf, type Failure } from './failure.js';
export { onOperationDone } from './operations-done.js';
export { lastPartAmong, useFormAction, type FormAction, type Refusal } from './use-form-action.js';
export { useRefetchOnReconnect } from './use-refetch-on-reconnect.js';
