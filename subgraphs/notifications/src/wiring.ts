import { Egress } from '@tertulia/egress';
import { targetsOf } from '@tertulia/egress/settings';
import { StartProblem } from '@tertulia/environment';
import { Jobs } from '@tertulia/jobs';
import { mailSealing, smtpMailSender, takenAddressSealing } from '@tertulia/mail';
import { inboxOn } from '@tertulia/messaging';
import { ImpatientRedis } from '@tertulia/messaging/redis';
import type { Job, RawRoute, SubgraphGiven } from '@tertulia/service/declaration';
import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { unsubscribe } from './application/change-preferences.js';
import type { NotificationsDependencies } from './application/dependencies.js';
import type { MailDelivery, MailSender } from './application/ports.js';
import { Presence, type PresenceStore } from './application/presence.js';
import type { Pushes } from './application/push-ports.js';
import { fireDueAlerts } from './application/raise-occasion.js';
import { mailAttempter, sweepNotifications, wakeOverdue } from './application/send-mail.js';
import { pushAttempter } from './application/send-push.js';
import { watchFigures } from './application/watch-figures.js';
import { tellDueDigests } from './application/tell-digests.js';
import { occasionTeller } from './application/tell-occasion.js';
import { graphDirectory } from './clients/graph-directory.js';
import { graphHistory } from './clients/graph-history.js';
import { graphNames } from './clients/graph-names.js';
import { graphReports } from './clients/graph-reports.js';
import { graphQuestions } from './clients/graph-questions.js';
import { graphOutsiders } from './clients/graph-outsiders.js';
import { hmacOutsiderLinks } from './clients/hmac-outsider-links.js';
import { outsiderRoute } from './clients/outsider-pages.js';
import { hmacUnsubscribeLinks } from './clients/hmac-unsubscribe-links.js';
import { mailRoutes } from './clients/mail-routes.js';
import { noMailSender, TrayMailSender } from './clients/mail-senders.js';
import { digestLetters, identityLetters, letters } from './clients/mail-letters.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { webPushes } from './clients/web-pushes.js';
import { notificationsConsumers } from './events/consumers.js';
import { signEveryMs } from './domain/presence.js';
import { InMemoryPresenceStore } from './persistence/in-memory-presence-store.js';
import { notificationsMigrations } from './persistence/migrations/index.js';
import { postgresWork, storesWith } from './persistence/postgres-work.js';
import { RedisPresenceStore } from './persistence/redis-presence-store.js';
import { mailQueue, occasionQueue, pushQueue, rowQueue } from './persistence/row-queue.js';
import { notificationsEntities } from './persistence/tables.js';
import type { NotificationsSettings } from './settings.js';

type Given = SubgraphGiven<NotificationsSettings>;

/** Mails that are sent at once by one process; each mostly waits. */
const mailsAtOnce = 8;
const pushesAtOnce = 8;
const occasionsAtOnce = 4;

/** Opens the database, the way out and the use cases on them. `sender` replaces the configured one. */
export async function openNotifications(given: Given, sender?: MailSender) {
  const { clock, ids, log, pubSub, callSubgraph, settings } = given;
  const { mailSealKeys, publicUrl } = settings;
  const database = await given.openDatabase({ migrations: notificationsMigrations, entities: notificationsEntities });
  const jobs = await Jobs.open({ database, queues: [mailQueue, pushQueue, occasionQueue], log });
  const addresses = takenAddressSealing(mailSealKeys);
  const place = { jobs, clock, rowIdOf: tryFromGlobalId, sealAddress: addresses.seal };
  const queues = {
    ...{ mailQueue: rowQueue(jobs, mailQueue), pushQueue: rowQueue(jobs, pushQueue) },
    occasionQueue: rowQueue(jobs, occasionQueue),
  };
  const { tray, ...out } = wayOut(given, sender);
  const ask = graphQuestions(callSubgraph, ids);
  const links = hmacUnsubscribeLinks(publicUrl, mailSealKeys);
  const outsiderLinks = hmacOutsiderLinks(publicUrl, mailSealKeys);
  const deps: NotificationsDependencies = {
    ...{ ...queues, clock, ids, log, work: postgresWork(database, place) },
    directory: graphDirectory(ask),
    names: graphNames(ask),
    history: graphHistory(ask),
    reports: graphReports(ask),
    outsiders: graphOutsiders(ask),
    feed: pubSubFeed(pubSub),
    graphIdOfBot: (botId) => toGlobalId('bot', botId),
    graphIdOfNotification: (notificationId) => toGlobalId('notification', notificationId),
    pushes: pushesOf(settings),
    presence: new Presence(presenceStoreOf(given)),
    mails: {
      ...{ ...out, links, outsiderLinks, publicUrl, texts: letters, digests: digestLetters },
      identity: identityLetters(mailSealing(mailSealKeys)),
    },
  };
  return {
    ...{ deps, database, outbox: database },
    consumers: notificationsConsumers(deps, inboxOn(database, storesWith(place))),
    jobs: jobsOf(deps),
    workers: [
      queues.occasionQueue.worker(occasionsAtOnce, occasionTeller(deps)),
      queues.mailQueue.worker(mailsAtOnce, mailAttempter(deps)),
      queues.pushQueue.worker(pushesAtOnce, pushAttempter(deps)),
    ],
    routes: routesOf(deps, tray),
    close: async () => {
      await jobs.close();
      await deps.mails.sender.close();
      await deps.pushes?.close();
    },
  };
}

/** The paths of the public port: pages behind links of mails, and the tray. */
function routesOf(deps: NotificationsDependencies, tray: TrayMailSender | null): RawRoute[] {
  const { links, outsiderLinks } = deps.mails;
  return [
    outsiderRoute({ links: outsiderLinks, outsiders: deps.outsiders }),
    ...mailRoutes({
      links,
      unsubscribe: async (wanted) => unsubscribe(deps, wanted),
      kept: tray === null ? null : () => tray.kept,
    }),
  ];
}

/** For all processes if there is a Redis. */
function presenceStoreOf({ redis, clock, log }: Given): PresenceStore {
  if (redis === null) return new InMemoryPresenceStore(clock);
  const onError = (error: unknown): void => log.warn({ err: error }, 'presence');
  return new RedisPresenceStore({ redis, impatient: new ImpatientRedis(redis), onError });
}

interface WayOut {
  readonly sender: MailSender;
  readonly delivery: MailDelivery;
  readonly tray: TrayMailSender | null;
}

/** How mails leave. */
function wayOut({ settings, clock, log }: Given, sender: MailSender | undefined): WayOut {
  if (sender !== undefined) return { sender, delivery: 'SENT', tray: null };
  const { smtpUrl: url, mailFrom: from, mailDkimKey: dkim } = settings;
  if (url !== null) {
    if (from === null) throw withoutSender();
    return { sender: smtpMailSender({ url, from, dkim, log }), delivery: 'SENT', tray: null };
  }
  if (!settings.hasMailTray) return { sender: noMailSender, delivery: 'NONE', tray: null };
  const tray = new TrayMailSender(clock);
  return { sender: tray, delivery: 'TRAY', tray };
}

/** How browsers are notified; null without a key. */
function pushesOf({ pushKey: key, publicUrl, egressAllowed }: NotificationsSettings): Pushes | null {
  if (key === null) return null;
  return webPushes({ key, publicUrl, egress: new Egress({ allowed: new Set(targetsOf(egressAllowed)) }) });
}

function withoutSender(): StartProblem {
  return new StartProblem(
    'Con SMTP_URL hace falta MAIL_FROM: quién envía los correos, como Tertulia <no-reply@ejemplo.com>.',
    'With SMTP_URL, MAIL_FROM is needed: who sends the mails, such as Tertulia <no-reply@example.com>.',
  );
}

/**
 * People are told of what lasts within seconds of the minute that a rule names. The first time is not at once: answers that were given while no
 * process ran are to be heard first.
 */
const fireEveryMs = 2_000;
/** Digests for other systems are told so soon after their minute. */
const digestsEveryMs = 10_000;

function jobsOf(deps: NotificationsDependencies): Job[] {
  const often = { isFirstAtOnce: true, underLock: true };
  return [
    { name: 'fire due alerts', everyMs: fireEveryMs, underLock: true, run: async () => fireDueAlerts(deps) },
    { name: 'tell due digests', everyMs: digestsEveryMs, underLock: true, run: async () => tellDueDigests(deps) },
    { name: 'renew presence', everyMs: signEveryMs, run: async () => deps.presence.renew() },
    { name: 'watch figures', everyMs: 30_000, underLock: true, run: async () => watchFigures(deps) },
    { name: 'wake what is overdue', everyMs: 15_000, ...often, run: async () => wakeOverdue(deps) },
    { name: 'sweep notifications', everyMs: 3_600_000, underLock: true, run: async () => sweepNotifications(deps) },
  ];
}
