import type { Clock, Ids, Log, UnitOfWork } from '@tertulia/use-case';
import type { DigestTexts } from './digest-ports.js';
import type { Names } from './mail-ports.js';
import type { Reports } from './report-ports.js';
import type { OutsiderLinks, Outsiders } from './outsider-ports.js';
import type { Presence } from './presence.js';
import type {
  Directory,
  Feed,
  History,
  IdentityMails,
  MailDelivery,
  MailSender,
  MailTexts,
  Stores,
  WorkQueue,
} from './ports.js';
import type { Pushes } from './push-ports.js';
import type { UnsubscribeLinks } from './unsubscribe-ports.js';

/** Dependencies of the use cases of this subgraph. */
export interface NotificationsDependencies {
  readonly work: UnitOfWork<Stores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly directory: Directory;
  readonly names: Names;
  readonly history: History;
  readonly reports: Reports;
  readonly outsiders: Outsiders;
  readonly feed: Feed;
  /** The id by which the graph knows a bot. */
  readonly graphIdOfBot: (botId: string) => string;
  readonly graphIdOfNotification: (notificationId: string) => string;
  readonly presence: Presence;
  readonly occasionQueue: WorkQueue;
  readonly mailQueue: WorkQueue;
  readonly pushQueue: WorkQueue;
  /** Null where this installation notifies no browsers. */
  readonly pushes: Pushes | null;
  readonly mails: {
    readonly sender: MailSender;
    readonly delivery: MailDelivery;
    readonly texts: MailTexts;
    readonly digests: DigestTexts;
    readonly identity: IdentityMails;
    readonly links: UnsubscribeLinks;
    readonly outsiderLinks: OutsiderLinks;
    /** Where links lead; without a slash at the end. */
    readonly publicUrl: string;
  };
}
