export { keepPostgresRunning } from './keep-running.js';
export type { KeepListener, KeptPostgres } from './keep-running.js';
export { startPostgres } from './server.js';
export type { PostgresServer, PostgresSettings } from './server.js';
export { PostgresStartError } from './start-error.js';
export type { PostgresStartCircumstances, PostgresStartFailure } from './start-error.js';
