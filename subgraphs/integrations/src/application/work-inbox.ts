import { eventOf } from '@tertulia/use-case';
import type { InboundAnswer, InboundFollowUp } from '../connectors/connector.js';
import type { InboundSource, InboxEvent } from '../domain/inbound-source.js';
import type { OneTimeUrl } from '../domain/one-time-url.js';
import { backgroundForMs } from '../domain/retries.js';
import { eraseCalls } from './erase-texts.js';
import type { InboundDependencies } from './inbound-dependencies.js';
import type { InboxEnd, InboxPlace } from './inbound-ports.js';
import { acceptCall } from './one-time-urls.js';
import type { Stores } from './ports.js';

const batchMax = 50;
/** Batches of one job: the next one belongs to the job of a later event. */
const batchesMax = 20;
const overdueMax = 1_000;
const followUpMs = 20_000;
const dayMs = 24 * 3_600_000;
const bodiesKeptMs = 7 * dayMs;
const eventsKeptMs = 30 * dayMs;

/**
 * Works on the pending events of a source, in the order in which they arrived: an answer to a question goes to the conversation that waits
 * for it, everything else is published. May be repeated; does nothing when nothing is pending.
 */
export function inboxWorker(deps: InboundDependencies) {
  return async ({ organizationId, sourceId }: InboxPlace): Promise<void> => {
    for (let batch = 0; batch < batchesMax; batch += 1) {
      const worked = await deps.work.transact({ organizationId }, async (stores) => {
        const found = await stores.inboundSources.find(organizationId, sourceId);
        if (found === null) return 0;
        const read = await readerOf(deps, stores, found.source);
        const events = await stores.inbox.take(organizationId, sourceId, batchMax);
        for (const event of events) await stores.inbox.end(event, await workOn(deps, stores, { event, ...read }));
        return events.length;
      });
      if (worked < batchMax) return;
    }
  };
}

/** What is known of the sender of events. */
interface Sender {
  readonly connectionId: string | null;
  readonly connector: string | null;
  answerOf(event: InboxEvent): InboundAnswer | null;
}

async function readerOf(
  { connectors }: InboundDependencies,
  stores: Stores,
  { organizationId, connectionId }: InboundSource,
): Promise<Sender> {
  const [connection] = connectionId === null ? [] : await stores.connections.byIds(organizationId, [connectionId]);
  if (connection === undefined) return { connectionId, connector: null, answerOf: () => null };
  const { connector, connectorVersion } = connection;
  const found = await connectors.within(stores).find(organizationId, connector, connectorVersion);
  const read = found?.inbound?.answerOf;
  return { connectionId, connector, answerOf: ({ body }) => (body === null ? null : (read?.(body) ?? null)) };
}

async function workOn(
  deps: InboundDependencies,
  stores: Stores,
  { event, answerOf, ...sender }: Sender & { readonly event: InboxEvent },
): Promise<InboxEnd> {
  const answer = answerOf(event);
  if (answer !== null) return passOn(deps, stores, { ...answer, at: event.receivedAt });
  const { id: inboxEventId, organizationId, sourceId } = event;
  const payload = { inboxEventId, sourceId, ...sender, receivedAt: event.receivedAt.toISOString() };
  await stores.events.emit(eventOf(deps, 'integrations.inbox-event-received.v1', { organizationId, payload }));
  return { state: 'PUBLISHED', conversationId: null, isErased: false };
}

type Passing = Pick<Stores, 'oneTimeUrls' | 'events' | 'effectRuns'>;

/**
 * Passes on what arrived at that time. Only a URL that the transaction may see is found: in the scope of a tenant, one of the same
 * organization.
 */
export async function passOn(
  deps: Pick<InboundDependencies, 'clock' | 'ids'>,
  stores: Passing,
  { reference, value, afterwards, at }: InboundAnswer & { readonly at: Date },
): Promise<InboxEnd> {
  const url = await stores.oneTimeUrls.lockByHash(reference);
  if (url === null) return { state: 'IGNORED', conversationId: null, isErased: false };
  const contents = { contentType: 'application/json', body: Buffer.from(JSON.stringify(value)) };
  const { conversationId, isErased } = url;
  const outcome = await acceptCall(deps, stores, { url, at, ...contents });
  if (outcome !== 'ACCEPTED') return { state: 'IGNORED', conversationId, isErased };
  if (afterwards !== null) await addFollowUp(deps, stores, { url, afterwards });
  return { state: 'ANSWERED', conversationId, isErased };
}

/** Background work of the connection that asked, which is repeated like any other. Nothing if the question is of another conversation. */
async function addFollowUp(
  { clock, ids }: Pick<InboundDependencies, 'clock' | 'ids'>,
  { effectRuns }: Passing,
  { url, afterwards }: { readonly url: OneTimeUrl; readonly afterwards: InboundFollowUp },
): Promise<void> {
  const { askedBy, action, inputs } = afterwards;
  const { organizationId, conversationId } = url;
  const asked = await effectRuns.find({ id: askedBy, organizationId });
  const connectionId = asked?.conversationId === conversationId ? asked.connectionId : null;
  if (asked === null || connectionId === null) return;
  const [now, effectId] = [clock.now(), `${askedBy} answered`];
  const shared = { blockId: asked.effectId, deadlineMs: followUpMs, isBackground: true, mappings: [] };
  await effectRuns.addIfMissing({
    ...{ id: ids.next(), organizationId, botId: asked.botId, conversationId, effectId, connectionId, action },
    effect: { kind: 'action', id: effectId, connectionId, action, inputs: { ...inputs }, ...shared },
    ...{ kind: 'action', isBackground: true, isSimulation: asked.isSimulation, status: 'RUNNING', result: null },
    ...{ attempts: 0, startedAt: now, nextAttemptAt: now, giveUpAt: new Date(now.getTime() + backgroundForMs) },
  });
}

/** Sends jobs for events that were received before `graceMs` and whose job was lost. */
export async function sendOverdueEvents(
  { work, clock, inbound }: InboundDependencies,
  graceMs = 60_000,
): Promise<number> {
  const before = new Date(clock.now().getTime() - graceMs);
  const places = await work.read({ platform: 'overdue events' }, async ({ inbox }) =>
    inbox.overdue(before, overdueMax),
  );
  await inbound.queue.sendNow(places);
  if (places.length > 0) inbound.queue.wake();
  return places.length;
}

/** Removes the bytes of events after seven days, also where they were passed on, and events after thirty. */
export async function sweepInbox(deps: Pick<InboundDependencies, 'work' | 'clock'>): Promise<void> {
  const now = deps.clock.now().getTime();
  const old = new Date(now - bodiesKeptMs);
  await deps.work.transact({ platform: 'sweep of the inbox' }, async ({ inbox, recentEvents }) => {
    await inbox.deleteBefore(new Date(now - eventsKeptMs));
    await inbox.forgetBodies(old);
    await recentEvents.forgetCalls(old);
  });
  await eraseCalls(deps, old);
}
