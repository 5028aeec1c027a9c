// For processes that are not subgraphs: nothing here loads the GraphQL or database libraries.
export { awaitServer } from './await-server.js';
export type { AwaitedServer } from './await-server.js';
export { freePorts } from './free-ports.js';
export { openAdminServer } from './admin-server.js';
export { runService, urlOf } from './run-service.js';
export type { RunningService, ServiceDefinition } from './run-service.js';
export type { ServiceBase } from './service-base.js';
export { asReadyMessage } from './supervision.js';
export type { ReadyMessage, StopMessage } from './supervision.js';
export { awaitPostgres, awaitRedis } from './servers.js';
export type { Waiting } from './servers.js';
