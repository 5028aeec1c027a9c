import type { Clock, Ids, Log, UnitOfWork } from '@tertulia/use-case';
import type { Sealing } from './connection-ports.js';
import type { Stores } from './ports.js';
import type {
  DeliveryFeed,
  EventFeed,
  PlannedAttempt,
  Selections,
  WebhookSender,
  WebhookSigner,
} from './webhook-ports.js';
import type { WorkQueue } from './work-queue.js';

/** Dependencies of the use cases of webhooks. */
export interface WebhooksDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly sealing: Sealing;
  readonly webhooks: {
    readonly sender: WebhookSender;
    readonly signer: WebhookSigner;
    readonly queue: WorkQueue<PlannedAttempt>;
    readonly feed: DeliveryFeed;
    readonly events: EventFeed;
    readonly selections: Selections;
    /** The id of a delivery as receivers see it. */
    idOf(deliveryId: string): string;
    /** From 0 to 1. */
    random(): number;
    /** The text of a new secret. */
    newSecret(): string;
  };
}
