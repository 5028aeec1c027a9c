import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { Stores } from './ports.js';

/** What every use case of this subgraph is given. */
export interface BillingDependencies {
  work: UnitOfWork<Stores>;
  clock: Clock;
  ids: Ids;
}
