import { bucketOf, emptyHistogram, humanBoundsMs, responseBoundsMs } from './histogram.js';

/** The fields that identify a conversation in every event. */
export interface ConversationKey {
  conversationId: string;
  organizationId: string;
  botId: string;
  versionId: string | null;
  channel: string;
  /** Every count of a conversation belongs to the moment at which it started. */
  startedAt: Date;
  /** The version has at least one goal block: success then means a goal. */
  hasGoals: boolean;
}

/** The state of one conversation so far: only sums and flags, so that events may arrive in any order. */
export interface ConversationFact extends ConversationKey {
  /** False until the first visitor message: opening the widget does not start a conversation. */
  isCounted: boolean;
  /** The language of the conversation; null until it is known. */
  language: string | null;
  /** The visitor had an earlier conversation; null until it is known. */
  isReturning: boolean | null;
  answers: number;
  goals: number;
  /** Minor units by currency. */
  goalAmounts: Record<string, number>;
  endReason: string | null;
  hasAnsweredAtEnd: boolean;
  /** Time of the end that counts, in milliseconds since 1970: the latest end wins, whatever the order of arrival. */
  endedAtMs: number | null;
  isHandedOff: boolean;
  hasHumanReply: boolean;
  botReplies: number;
  /** The last satisfaction rating 1 to 5 and NPS 0 to 10. */
  csat: number | null;
  csatAtMs: number | null;
  nps: number | null;
  npsAtMs: number | null;
  errors: number;
  responseHistogram: number[];
  responseSumMs: number;
  humanHistogram: number[];
  humanSumMs: number;
  /** Times asked and answered by block. */
  questions: Record<string, { asked: number; answered: number }>;
}

export type FactEvent =
  | { kind: 'started'; language?: string | null; isReturning?: boolean | null }
  | { kind: 'turn'; responseMs: number }
  | { kind: 'asked'; blockId: string }
  | { kind: 'answered'; blockId: string }
  | { kind: 'goal'; amountMinor: number | null; currency: string | null }
  | { kind: 'rated'; scale: 'STARS' | 'NUMBERS' | 'NPS'; value: number; isSatisfaction: boolean; atMs: number }
  | { kind: 'handedOff' }
  | { kind: 'humanReplied'; waitMs: number | null }
  | { kind: 'failed' }
  | { kind: 'ended'; reason: string; hasAnswered: boolean; atMs: number };

export function newFact(key: ConversationKey): ConversationFact {
  return {
    ...key,
    isCounted: false,
    language: null,
    isReturning: null,
    answers: 0,
    goals: 0,
    goalAmounts: {},
    endReason: null,
    hasAnsweredAtEnd: false,
    endedAtMs: null,
    isHandedOff: false,
    hasHumanReply: false,
    botReplies: 0,
    csat: null,
    csatAtMs: null,
    nps: null,
    npsAtMs: null,
    errors: 0,
    responseHistogram: emptyHistogram(responseBoundsMs),
    responseSumMs: 0,
    humanHistogram: emptyHistogram(humanBoundsMs),
    humanSumMs: 0,
    questions: {},
  };
}

/** A fact that an earlier release stored, with what facts have had since then. */
export function completeFact(stored: ConversationKey & Partial<ConversationFact>): ConversationFact {
  return { ...newFact(stored), ...stored };
}

/** The fact after one more event. The caller drops repeated events; `fact` itself is not changed. */
export function applyEvent(fact: ConversationFact, event: FactEvent): ConversationFact {
  switch (event.kind) {
    case 'started':
      return {
        ...fact,
        isCounted: true,
        language: event.language ?? fact.language,
        isReturning: event.isReturning ?? fact.isReturning,
      };
    case 'turn':
      return {
        ...fact,
        botReplies: fact.botReplies + 1,
        responseHistogram: raised(fact.responseHistogram, bucketOf(event.responseMs, responseBoundsMs)),
        responseSumMs: fact.responseSumMs + event.responseMs,
      };
    case 'asked':
      return { ...fact, questions: counted(fact.questions, event.blockId, 'asked') };
    case 'answered':
      return { ...fact, answers: fact.answers + 1, questions: counted(fact.questions, event.blockId, 'answered') };
    case 'goal':
      return { ...fact, goals: fact.goals + 1, goalAmounts: withAmount(fact.goalAmounts, event) };
    case 'rated':
      return rated(fact, event);
    case 'handedOff':
      return { ...fact, isHandedOff: true };
    case 'humanReplied':
      return humanReplied(fact, event.waitMs);
    case 'failed':
      return { ...fact, errors: fact.errors + 1 };
    case 'ended':
      return ended(fact, event);
  }
}

function rated(fact: ConversationFact, event: Extract<FactEvent, { kind: 'rated' }>): ConversationFact {
  if (!event.isSatisfaction) return fact;
  const { value, atMs } = event;
  if (event.scale === 'NPS')
    return isLater([atMs, value], [fact.npsAtMs, fact.nps]) ? { ...fact, nps: value, npsAtMs: atMs } : fact;
  return isLater([atMs, value], [fact.csatAtMs, fact.csat]) ? { ...fact, csat: value, csatAtMs: atMs } : fact;
}

function ended(fact: ConversationFact, event: Extract<FactEvent, { kind: 'ended' }>): ConversationFact {
  const { reason, hasAnswered, atMs } = event;
  const text = (hasAnswers: boolean, why: string): string => `${hasAnswers ? 1 : 0}${why}`;
  const before = fact.endReason === null ? null : text(fact.hasAnsweredAtEnd, fact.endReason);
  if (!isLater([atMs, text(hasAnswered, reason)], [fact.endedAtMs, before])) return fact;
  return { ...fact, endReason: reason, hasAnsweredAtEnd: hasAnswered, endedAtMs: atMs };
}

/** Of two values with the same time the greater one wins, so that the order of arrival does not matter. */
function isLater<T extends number | string>(
  [atMs, value]: readonly [number, T],
  [knownAtMs, known]: readonly [number | null, T | null],
): boolean {
  if (knownAtMs === null || known === null) return true;
  return atMs > knownAtMs || (atMs === knownAtMs && value > known);
}

/** Only the first human reply after a hand-off is measured; the caller passes null for later replies. */
function humanReplied(fact: ConversationFact, waitMs: number | null): ConversationFact {
  if (waitMs === null) return { ...fact, hasHumanReply: true };
  return {
    ...fact,
    hasHumanReply: true,
    humanHistogram: raised(fact.humanHistogram, bucketOf(waitMs, humanBoundsMs)),
    humanSumMs: fact.humanSumMs + waitMs,
  };
}

function raised(histogram: readonly number[], index: number): number[] {
  return histogram.map((bucket, position) => (position === index ? bucket + 1 : bucket));
}

function counted(
  questions: ConversationFact['questions'],
  blockId: string,
  what: 'asked' | 'answered',
): ConversationFact['questions'] {
  const before = Object.hasOwn(questions, blockId) ? questions[blockId] : undefined;
  const { asked, answered } = before ?? { asked: 0, answered: 0 };
  return {
    ...questions,
    [blockId]: what === 'asked' ? { asked: asked + 1, answered } : { asked, answered: answered + 1 },
  };
}

function withAmount(
  amounts: Record<string, number>,
  goal: { amountMinor: number | null; currency: string | null },
): Record<string, number> {
  if (goal.amountMinor === null || goal.currency === null) return amounts;
  const before = Object.hasOwn(amounts, goal.currency) ? (amounts[goal.currency] ?? 0) : 0;
  return { ...amounts, [goal.currency]: before + goal.amountMinor };
}
