import type { ConnectionsDependencies } from './connection-dependencies.js';
import type { OutsideDependencies } from './outside-ports.js';

/** Dependencies of the use cases of this subgraph. */
export interface IntegrationsDependencies extends ConnectionsDependencies, Omit<OutsideDependencies, 'credentials'> {}
