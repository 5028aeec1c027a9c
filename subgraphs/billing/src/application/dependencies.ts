import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { Stores } from './ports.js';

/** The dependencies of every use case of this subgraph. */
export interface BillingDependencies {
  work: UnitOfWork<Stores>;
  clock: Clock;
  ids: Ids;
}
