import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { BotFactory, Stores } from './ports.js';

/** The dependencies of every use case of this subgraph. */
export interface TemplatesDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly bots: BotFactory;
  readonly clock: Clock;
  readonly ids: Ids;
}
