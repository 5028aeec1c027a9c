import type { ConnectionsDependencies } from './connection-dependencies.js';

/** Dependencies of the use cases of this subgraph. */
export interface IntegrationsDependencies extends ConnectionsDependencies {}
