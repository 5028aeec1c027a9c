import type { UnitOfWork } from '@tertulia/use-case';
import type { Stores } from './ports.js';

/** What every use case of this subgraph is given. */
export interface SpecimenDependencies {
  readonly work: UnitOfWork<Stores>;
}
