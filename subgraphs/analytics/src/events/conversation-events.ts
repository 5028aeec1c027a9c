import type { AnyDomainEvent } from '@tertulia/events';
import type { FactEvent } from '@tertulia/metrics';
import { erasedEvent, type IngestItem } from '../application/ports.js';
import type { HeatEvent } from '../domain/heat.js';
import { foldedQuestion, shownQuestion } from '../domain/folded-text.js';

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
  'runtime.handed-off.v1',
  'runtime.taken-over.v1',
  'runtime.human-replied.v1',
  'runtime.given-back.v1',
  'runtime.conversation-ended.v1',
  'runtime.turn-failed.v1',
  erasedEvent,
] as const;

export type ConversationEvent = Extract<AnyDomainEvent, { name: (typeof conversationEvents)[number] }>;

/** Converts the event to an item for the store. */
export function ingestItemOf(event: ConversationEvent): IngestItem {
  const { conversationId, botId, versionId, channel, startedAt } = event.payload;
  const { organizationId } = event;
  return {
    eventId: event.id,
    occurredAt: new Date(event.occurredAt),
    name: event.name,
    key: { conversationId, organizationId, botId, versionId, channel, startedAt: new Date(startedAt) },
    factEvent: factEventOf(event),
    unanswered: unansweredOf(event),
    isErasure: event.name === erasedEvent,
    heat: heatEventOf(event),
  };
}

/** Whole milliseconds, so that sums of them can be subtracted exactly. */
function factEventOf(event: ConversationEvent): FactEvent | null {
  switch (event.name) {
    case 'runtime.conversation-started.v1':
      return { kind: 'started', ...visitOf(event.payload) };
    case 'runtime.turn-taken.v1':
      return { kind: 'turn', responseMs: Math.round(event.payload.responseMs) };
    case 'runtime.question-asked.v1':
      return { kind: 'asked', blockId: event.payload.blockId };
    case 'runtime.question-answered.v1':
      return { kind: 'answered', blockId: event.payload.blockId };
    case 'runtime.goal-reached.v1':
      return { kind: 'goal', amountMinor: event.payload.amountMinor, currency: event.payload.currency };
    case 'runtime.conversation-rated.v1': {
      const { scale, value, isSatisfaction } = event.payload;
      return { kind: 'rated', scale, value, isSatisfaction, atMs: Date.parse(event.occurredAt) };
    }
    case 'runtime.handed-off.v1':
      return { kind: 'handedOff' };
    case 'runtime.human-replied.v1': {
      const { waitMs } = event.payload;
      return { kind: 'humanReplied', waitMs: waitMs === null ? null : Math.round(waitMs) };
    }
    case 'runtime.conversation-ended.v1': {
      const { reason, hasAnswered } = event.payload;
      return { kind: 'ended', reason, hasAnswered, atMs: Date.parse(event.occurredAt) };
    }
    case 'runtime.turn-failed.v1':
      return { kind: 'failed' };
    // A view is not a conversation, visits are counted by the heat of the flow, a takeover shows in the person's reply, and an urgency in what follows it.
    case 'runtime.conversation-viewed.v1':
    case 'runtime.blocks-visited.v1':
    case 'runtime.urgency-detected.v1':
    case 'runtime.question-unanswered.v1':
    case 'runtime.taken-over.v1':
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

interface Visit {
  readonly locale?: string | undefined;
  readonly isReturning?: boolean | undefined;
}

/** Null in events of an earlier release. */
function visitOf({ locale, isReturning }: Visit) {
  return { language: locale ?? null, isReturning: isReturning ?? null };
}

function unansweredOf(event: ConversationEvent): IngestItem['unanswered'] {
  if (event.name !== 'runtime.question-unanswered.v1') return null;
  const shown = shownQuestion(event.payload.question);
  return shown === '' ? null : { shown, folded: foldedQuestion(shown) };
}
