import type { Clock, Ids, Log, UnitOfWork } from '@tertulia/use-case';
import type { InboundScheme } from '../domain/inbound-source.js';
import type { Sealing } from './connection-ports.js';
import type { ConnectorDirectory } from './connector-directory.js';
import type { InboundSecrets, InboxPlace } from './inbound-ports.js';
import type { Stores } from './ports.js';
import type { WorkQueue } from './work-queue.js';

/** Dependencies of what external systems call. */
export interface InboundDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly connectors: ConnectorDirectory;
  readonly sealing: Sealing;
  readonly inbound: {
    readonly queue: WorkQueue<InboxPlace>;
    readonly secrets: InboundSecrets;
    /** A new public id. */
    newPublicId(): string;
    /** The address of a source. */
    urlOf(publicId: string): string;
    /** The secret with which calls to the platform's own app are signed; null where the operator has configured none. */
    platformSecretOf(scheme: InboundScheme): string | null;
  };
}
