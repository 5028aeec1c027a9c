import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { BotsFeed, Documents, Stores, TemplateSource } from './ports.js';

/** Where visitors reach the platform: as it is told, and by the machine's own address where that is only `localhost`. */
export interface PublicAddresses {
  readonly publicUrl: string;
  readonly networkUrl: string | null;
}

/** What every use case of this subgraph is given. */
export interface BotsDependencies {
  work: UnitOfWork<Stores>;
  feed: BotsFeed;
  documents: Documents;
  templates: TemplateSource;
  addresses: PublicAddresses;
  clock: Clock;
  ids: Ids;
  /** An unguessable public name for a bot. */
  newPublicId(): string;
}
