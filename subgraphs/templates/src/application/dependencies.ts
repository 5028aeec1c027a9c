import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { BotFactory, Stores } from './ports.js';

/** What every use case of this subgraph is given. */
export interface TemplatesDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly bots: BotFactory;
  readonly clock: Clock;
  readonly ids: Ids;
}
