import { eventAllowance } from '@tertulia/plan-limits';
import { isTestCaller, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { FactKey } from '../domain/batch-fold.js';
import { faultOf, monthOf, type EventRefusal, type SentEvent, type TrackedEvent } from '../domain/tracked-event.js';
import type { AnalyticsDependencies } from './dependencies.js';
import { eraseTracked } from './erase-tracked.js';
import { ingestEvents } from './ingest-events.js';
import type { IngestItem } from './ports.js';

/** What became of an event that was sent. */
export interface SentResult {
  eventId: string;
  /** REPEATED: it is stored already, as it was sent first. */
  status: 'ACCEPTED' | 'REPEATED' | 'REFUSED';
  /** Null unless it was refused. */
  refusal: EventRefusal | null;
}

/**
 * Stores events of an organization's own systems, each once by its id, and tells of each what became of it, in their order. A goal of a
 * conversation counts in its metrics. The events of a test key are checked and not stored.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function trackEvents(
  deps: AnalyticsDependencies,
  principal: Principal,
  sent: readonly SentEvent[],
): Promise<SentResult[]> {
  requirePermission(principal, 'events.write');
  const organizationId = requireOrganization(principal);
  const verdicts = await judge(deps, organizationId, sent);
  const accepted = verdicts.flatMap(({ event }) => event ?? []);
  const stored = isTestCaller(principal) || accepted.length === 0 ? null : await store(deps, organizationId, accepted);
  return verdicts.map(({ event, result }) => {
    const isLate = event !== null && stored !== null && !stored.has(event.tracked.eventId);
    return isLate ? { ...result, status: 'REPEATED' } : result;
  });
}

/** An event that may be stored, with the conversation that its goal counts in. */
interface Accepted {
  tracked: TrackedEvent;
  key: FactKey | null;
}

interface Verdict {
  event: Accepted | null;
  result: SentResult;
}

async function judge(
  { store, clock }: AnalyticsDependencies,
  organizationId: string,
  sent: readonly SentEvent[],
): Promise<Verdict[]> {
  const now = clock.now();
  const sound = sent.filter((event) => faultOf(event, now) === null);
  const named = sound.flatMap(({ conversationId }) => (conversationId === null ? [] : [conversationId]));
  const [known, keys, plan] = await Promise.all([
    store.knownTracked(organizationId, [...new Set(sound.map(({ eventId }) => eventId))]),
    store.conversationKeys(organizationId, [...new Set(named)]),
    store.planOf(organizationId),
  ]);
  const { perMonth } = eventAllowance(plan);
  let room = perMonth === null ? Infinity : perMonth - (await store.receivedSince(organizationId, monthOf(now)));
  const seen = new Set(known);
  return sent.map((event): Verdict => {
    const { eventId, conversationId } = event;
    const refused = (refusal: EventRefusal): Verdict => {
      return { event: null, result: { eventId, status: 'REFUSED', refusal } };
    };
    const fault = faultOf(event, now);
    if (fault !== null) return refused(fault);
    if (seen.has(eventId)) return { event: null, result: { eventId, status: 'REPEATED', refusal: null } };
    const key = conversationId === null ? null : (keys.get(conversationId) ?? null);
    if (conversationId !== null && key === null) return refused('CONVERSATION_NOT_FOUND');
    if (room <= 0) return refused('PLAN_LIMIT_REACHED');
    room -= 1;
    seen.add(eventId);
    const { isConversationInvalid: _, ...told } = event;
    const tracked = { ...told, receivedAt: now, botId: key?.botId ?? null };
    return { event: { tracked, key }, result: { eventId, status: 'ACCEPTED', refusal: null } };
  });
}

/**
 * Goals are counted first, also exactly once: whoever sends the same again after a failure in between completes it. Attributes of a
 * conversation that was erased meanwhile are removed at the end; an erasure that comes later removes them itself.
 */
async function store(
  deps: AnalyticsDependencies,
  organizationId: string,
  accepted: readonly Accepted[],
): Promise<Set<string>> {
  const goals = accepted.flatMap((event) => goalItem(deps, organizationId, event) ?? []);
  if (goals.length > 0) await ingestEvents(deps, organizationId, goals);
  const stored = await deps.store.addTracked(
    organizationId,
    accepted.map(({ tracked }) => tracked),
  );
  const conversationIds = accepted.flatMap(({ key }) => (key === null ? [] : [key.conversationId]));
  if (conversationIds.length === 0) return stored;
  const erased = await deps.store.erasedAmong(organizationId, [...new Set(conversationIds)]);
  await eraseTracked(deps, organizationId, [...erased]);
  return stored;
}

function goalItem(
  { goalEventId }: AnalyticsDependencies,
  organizationId: string,
  { tracked, key }: Accepted,
): IngestItem | null {
  const { goal, eventId, at, receivedAt } = tracked;
  if (goal === null || key === null) return null;
  return {
    eventId: goalEventId(organizationId, eventId),
    // Metrics tell until when they are complete, and that is never in the future.
    occurredAt: at < receivedAt ? at : receivedAt,
    name: 'GOAL_TRACKED',
    key,
    factEvent: { kind: 'goal', ...goal },
    unanswered: null,
    isErasure: false,
  };
}
