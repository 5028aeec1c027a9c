import type { Clock, Ids, UnitOfWork } from '@tertulia/use-case';
import type { ChangeCounts } from './change-counts.js';
import type { DocumentReading } from './document-ports.js';
import type { ImportFiles } from './import-ports.js';
import type { Rehearsals } from './pin-ports.js';
import type { TextFiles } from './text-ports.js';
import type { BotsFeed, ConnectionSource, Documents, Stores, TemplateSource } from './ports.js';

/**
 * Base URLs at which visitors reach the platform: as configured, and with the machine's network address if the
 * configured one is only `localhost`.
 */
export interface PublicAddresses {
  readonly publicUrl: string;
  readonly networkUrl: string | null;
}

/** The dependencies of every use case of this subgraph. */
export interface BotsDependencies {
  work: UnitOfWork<Stores>;
  feed: BotsFeed;
  documents: Documents;
  importFiles: ImportFiles;
  textFiles: TextFiles;
  documentReading: DocumentReading;
  rehearsals: Rehearsals;
  changeCounts: ChangeCounts;
  templates: TemplateSource;
  connections: ConnectionSource;
  addresses: PublicAddresses;
  clock: Clock;
  ids: Ids;
  /** An unguessable public id for a bot. */
  newPublicId(): string;
}
