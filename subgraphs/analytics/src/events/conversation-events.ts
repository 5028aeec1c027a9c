import type { AnyDomainEvent } from '@tertulia/events';
import type { FactEvent } from '@tertulia/metrics';
import { erasedEvent, type IngestItem } from '../application/ports.js';
import type { HeatEvent } from '../domain/heat.js';
import { foldedQuestion, shownQuestion } from '../domain/folded-text.js';

const modelUsedEvent = 'integrations.model-used.v1';

/** Every event of a conversation: each is stored, most change metrics, one erases texts. */
export const conversationEvents = [
  'runtime.conversation-viewed.v1',
  'runtime.conversation-started.v1',
  'runtime.turn-taken.v1',
  'runtime.question-asked.v1',
  'runtime.question-answered.v1',
  'runtime.blocks-visited.v1',
  'runtime.question-unanswered.v1',
  'runtime.urgency-detected.v1',
  'runtime.goal-reached.v1',
  'runtime.conversation-rated.v1',
  'runtime.rating-commented.v1',
  'runtime.handed-off.v1',
  'runtime.taken-over.v1',
  'runtime.human-replied.v1',
  'runtime.given-back.v1',
  'runtime.conversation-ended.v1',
  'runtime.turn-failed.v1',
  erasedEvent,
  modelUsedEvent,
] as const;

export type ConversationEvent = Extract<AnyDomainEvent, { name: (typeof conversationEvents)[number] }>;

/** Converts the event to an item for the store; null for what a simulation used. */
export function ingestItemOf(event: ConversationEvent): IngestItem | null {
  const { organizationId } = event;
  const item = { eventId: event.id, occurredAt: new Date(event.occurredAt), name: event.name };
  if (event.name === modelUsedEvent) return event.payload.isSimulation ? null : { ...item, ...usedModel(event) };
  const { conversationId, botId, versionId, channel, startedAt } = event.payload;
  return {
    ...item,
    key: { conversationId, organizationId, botId, versionId, channel, startedAt: new Date(startedAt) },
    factEvent: factEventOf(event),
    unanswered: unansweredOf(event),
    isErasure: event.name === erasedEvent,
    heat: heatEventOf(event),
  };
}

/** The event does not say where its conversation belongs: the view and the start do. Until then it counts nowhere. */
function usedModel({
  organizationId,
  occurredAt,
  payload,
}: Extract<ConversationEvent, { name: typeof modelUsedEvent }>) {
  const { conversationId, botId, model, promptTokens, completionTokens, costMicros, currency } = payload;
  const place = { versionId: null, channel: '', startedAt: new Date(occurredAt) };
  return {
    key: { conversationId, organizationId, botId, ...place },
    factEvent: { kind: 'modelUsed' as const, model, promptTokens, completionTokens, costMicros, currency },
    ...{ unanswered: null, isErasure: false },
  };
}

type RuntimeEvent = Exclude<ConversationEvent, { name: typeof modelUsedEvent }>;

/** Whole milliseconds, so that sums of them can be subtracted exactly. */
function factEventOf(event: RuntimeEvent): FactEvent | null {
  const atMs = Date.parse(event.occurredAt);
  switch (event.name) {
    case 'runtime.conversation-viewed.v1':
      return { kind: 'viewed', ...visitOf(event.payload) };
    case 'runtime.conversation-started.v1':
      return { kind: 'started', ...visitOf(event.payload) };
    case 'runtime.turn-taken.v1':
      return { kind: 'turn', responseMs: Math.round(event.payload.responseMs), atMs };
    case 'runtime.question-asked.v1':
      return { kind: 'asked', blockId: event.payload.blockId };
    case 'runtime.question-answered.v1':
      return { kind: 'answered', blockId: event.payload.blockId };
    case 'runtime.goal-reached.v1':
      return { kind: 'goal', amountMinor: event.payload.amountMinor, currency: event.payload.currency };
    case 'runtime.conversation-rated.v1': {
      const { scale, value, isSatisfaction } = event.payload;
      return { kind: 'rated', scale, value, isSatisfaction, atMs };
    }
    case 'runtime.rating-commented.v1':
      return { kind: 'commented', isSatisfaction: event.payload.isSatisfaction };
    case 'runtime.handed-off.v1':
      return { kind: 'handedOff', atMs };
    case 'runtime.taken-over.v1':
      return { kind: 'takenOver', memberId: event.payload.memberId, atMs };
    case 'runtime.human-replied.v1': {
      const { waitMs, businessWaitMs = null, memberId } = event.payload;
      const waits = { waitMs: rounded(waitMs), businessWaitMs: rounded(businessWaitMs) };
      return { kind: 'humanReplied', ...waits, memberId, atMs };
    }
    case 'runtime.conversation-ended.v1': {
      const { reason, hasAnswered, memberId } = event.payload;
      return { kind: 'ended', reason, hasAnswered, memberId, atMs };
    }
    case 'runtime.turn-failed.v1':
      return { kind: 'failed', code: event.payload.code };
    // Visits are counted by the heat of the flow, and an urgency shows in what follows it.
    case 'runtime.blocks-visited.v1':
    case 'runtime.urgency-detected.v1':
    case 'runtime.question-unanswered.v1':
    case 'runtime.given-back.v1':
    case 'runtime.visitor-erased.v1':
      return null;
  }
}

function heatEventOf(event: ConversationEvent): HeatEvent | undefined {
  switch (event.name) {
    case 'runtime.blocks-visited.v1':
      return { kind: 'visited', steps: event.payload.steps };
    case 'runtime.question-asked.v1':
      return { kind: 'asked', blockId: event.payload.blockId };
    case 'runtime.question-answered.v1':
      return { kind: 'answered', blockId: event.payload.blockId, waitedMs: event.payload.waitedMs ?? null };
    default:
      return undefined;
  }
}

function rounded(durationMs: number | null): number | null {
  return durationMs === null ? null : Math.round(durationMs);
}

interface Visit {
  readonly locale?: string | undefined;
  readonly isReturning?: boolean | undefined;
}

/** Null in events of an earlier release. */
function visitOf({ locale, isReturning }: Visit) {
  return { language: locale ?? null, isReturning: isReturning ?? null };
}

function unansweredOf(event: RuntimeEvent): IngestItem['unanswered'] {
  if (event.name !== 'runtime.question-unanswered.v1') return null;
  const shown = shownQuestion(event.payload.question);
  return shown === '' ? null : { shown, folded: foldedQuestion(shown) };
}
