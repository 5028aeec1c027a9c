import type { UnitOfWork } from '@tertulia/use-case';
import type { Stores } from './ports.js';

/** Dependencies of the use cases of this subgraph. */
export interface IntegrationsDependencies {
  readonly work: UnitOfWork<Stores>;
}
