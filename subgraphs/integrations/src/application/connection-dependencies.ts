import type { Clock, Ids, Log, UnitOfWork } from '@tertulia/use-case';
import type {
  BotDirectory,
  ConnectionFeed,
  ConnectionProbe,
  OAuthClient,
  Sealing,
  Sessions,
} from './connection-ports.js';
import type { ConnectorDirectory } from './connector-directory.js';
import type { RecentChannels } from './recent-channels.js';
import type { ConnectionCredentials } from './use-credential.js';
import type { Stores } from './ports.js';
import type { RevocationPlace } from './revocation-ports.js';
import type { WorkQueue } from './work-queue.js';

/** Dependencies of the use cases of connections. */
export interface ConnectionsDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly connectors: ConnectorDirectory;
  readonly sealing: Sealing;
  readonly credentials: ConnectionCredentials;
  readonly oauth: OAuthClient;
  readonly probe: ConnectionProbe;
  readonly channels: RecentChannels;
  readonly sessions: Sessions;
  readonly bots: BotDirectory;
  readonly feed: ConnectionFeed;
  /** Where links lead; without a slash at the end. */
  readonly publicUrl: string;
  readonly revocationQueue: Pick<WorkQueue<RevocationPlace>, 'wake'>;
}
