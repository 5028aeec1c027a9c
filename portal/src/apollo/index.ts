export { useConnection } from './connection.js';
export { failureOf, type Failure } from './failure.js';
export { onOperationDone } from './operations-done.js';
export { lastPartAmong, type Refusal } from './refusals.js';
export { useFormAction, type FormAction } from './use-form-action.js';
export { useRefetchOnReconnect } from './use-refetch-on-reconnect.js';
