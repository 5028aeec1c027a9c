import { bucketOf, emptyHistogram, humanBoundsMs, responseBoundsMs } from './histogram.js';
import { modelUseEntries, type ModelUsed } from './model-use.js';
import { teamEntries, type TeamAct } from './team-work.js';

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

/** First and last time of something, in milliseconds since 1970. */
export type TimeSpan = readonly [first: number, last: number];

/** The state of one conversation so far: only sums and flags, so that events may arrive in any order. */
export interface ConversationFact extends ConversationKey {
  /** False until the first visitor message: opening the widget does not start a conversation. */
  isCounted: boolean;
  /** The chat was opened. */
  isViewed: boolean;
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
  /** The visitor wrote something about a satisfaction rating. */
  isCommented: boolean;
  errors: number;
  responseHistogram: number[];
  responseSumMs: number;
  humanHistogram: number[];
  humanSumMs: number;
  businessHistogram: number[];
  businessSumMs: number;
  /** The first end, and its time in milliseconds since 1970. */
  firstEnd: { reason: string; atMs: number } | null;
  /** When somebody last did something, apart from the visitor's opening and rating. */
  lastActiveAtMs: number | null;
  /** First and last time; null if it never happened, and in facts of earlier releases. */
  botTimes: TimeSpan | null;
  handOffTimes: TimeSpan | null;
  personTimes: TimeSpan | null;
  errorCodes: Record<string, number>;
  promptTokens: number;
  completionTokens: number;
  modelUse: Record<string, number>;
  /** By person and act, see `team-work.ts`. */
  teamWork: Record<string, number>;
  /** Times asked and answered by block. */
  questions: Record<string, { asked: number; answered: number }>;
}

/** Times are optional: events that an earlier release stored have none. */
export type FactEvent =
  | { kind: 'viewed' | 'started'; language?: string | null; isReturning?: boolean | null }
  | { kind: 'turn'; responseMs: number; atMs?: number }
  | { kind: 'asked'; blockId: string }
  | { kind: 'answered'; blockId: string }
  | { kind: 'goal'; amountMinor: number | null; currency: string | null }
  | { kind: 'rated'; scale: 'STARS' | 'NUMBERS' | 'NPS'; value: number; isSatisfaction: boolean; atMs: number }
  | { kind: 'commented'; isSatisfaction: boolean }
  | { kind: 'handedOff'; atMs?: number }
  | { kind: 'takenOver'; memberId?: string; atMs: number }
  | {
      kind: 'humanReplied';
      waitMs: number | null;
      businessWaitMs?: number | null;
      memberId?: string | undefined;
      atMs?: number;
    }
  | { kind: 'failed'; code?: string }
  | ({ kind: 'modelUsed' } & ModelUsed)
  | { kind: 'ended'; reason: string; hasAnswered: boolean; memberId?: string | undefined; atMs: number };

export function newFact(key: ConversationKey): ConversationFact {
  return {
    ...key,
    isCounted: false,
    isViewed: false,
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
    isCommented: false,
    errors: 0,
    responseHistogram: emptyHistogram(responseBoundsMs),
    responseSumMs: 0,
    humanHistogram: emptyHistogram(humanBoundsMs),
    humanSumMs: 0,
    businessHistogram: emptyHistogram(humanBoundsMs),
    businessSumMs: 0,
    firstEnd: null,
    lastActiveAtMs: null,
    botTimes: null,
    handOffTimes: null,
    personTimes: null,
    errorCodes: {},
    promptTokens: 0,
    completionTokens: 0,
    modelUse: {},
    teamWork: {},
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
    case 'viewed':
      // The start knows more.
      return fact.isCounted ? { ...fact, isViewed: true } : { ...visited(fact, event), isViewed: true };
    case 'started':
      return { ...visited(fact, event), isCounted: true };
    case 'turn':
      return {
        ...active(fact, event.atMs),
        botReplies: fact.botReplies + 1,
        botTimes: spanWith(fact.botTimes, event.atMs),
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
    case 'commented':
      return event.isSatisfaction ? { ...fact, isCommented: true } : fact;
    case 'handedOff':
      return {
        ...active(fact, event.atMs),
        isHandedOff: true,
        handOffTimes: spanWith(fact.handOffTimes, event.atMs),
      };
    case 'takenOver':
      return worked(active(fact, event.atMs), event.memberId, { takenOver: 1 });
    case 'humanReplied':
      return humanReplied(active(fact, event.atMs), event);
    case 'failed':
      return { ...fact, errors: fact.errors + 1, errorCodes: addedTo(fact.errorCodes, [[event.code ?? '', 1]]) };
    case 'modelUsed':
      return {
        ...fact,
        promptTokens: fact.promptTokens + event.promptTokens,
        completionTokens: fact.completionTokens + event.completionTokens,
        modelUse: addedTo(fact.modelUse, modelUseEntries(event)),
      };
    case 'ended':
      return ended(worked(fact, event.memberId, { resolved: 1 }), event);
  }
}

function visited(
  fact: ConversationFact,
  { language, isReturning }: { language?: string | null; isReturning?: boolean | null },
): ConversationFact {
  return { ...fact, language: language ?? fact.language, isReturning: isReturning ?? fact.isReturning };
}

function active(fact: ConversationFact, atMs: number | undefined): ConversationFact {
  return atMs === undefined ? fact : { ...fact, lastActiveAtMs: Math.max(fact.lastActiveAtMs ?? atMs, atMs) };
}

/** What a person did in it. */
function worked(
  fact: ConversationFact,
  memberId: string | undefined,
  acts: Partial<Record<TeamAct, number>>,
): ConversationFact {
  const entries = teamEntries(memberId, acts);
  return entries.length === 0 ? fact : { ...fact, teamWork: addedTo(fact.teamWork, entries) };
}

function spanWith(span: TimeSpan | null, atMs: number | undefined): TimeSpan | null {
  if (atMs === undefined) return span;
  return span === null ? [atMs, atMs] : [Math.min(span[0], atMs), Math.max(span[1], atMs)];
}

function rated(fact: ConversationFact, event: Extract<FactEvent, { kind: 'rated' }>): ConversationFact {
  if (!event.isSatisfaction) return fact;
  const { value, atMs } = event;
  if (event.scale === 'NPS')
    return isLater([atMs, value], [fact.npsAtMs, fact.nps]) ? { ...fact, nps: value, npsAtMs: atMs } : fact;
  return isLater([atMs, value], [fact.csatAtMs, fact.csat]) ? { ...fact, csat: value, csatAtMs: atMs } : fact;
}

function ended(before: ConversationFact, event: Extract<FactEvent, { kind: 'ended' }>): ConversationFact {
  const { reason, hasAnswered, atMs } = event;
  const known = before.firstEnd;
  const isFirst = known === null || atMs < known.atMs || (atMs === known.atMs && reason < known.reason);
  const fact = isFirst ? { ...before, firstEnd: { reason, atMs } } : before;
  const text = (hasAnswers: boolean, why: string): string => `${hasAnswers ? 1 : 0}${why}`;
  const last = fact.endReason === null ? null : text(fact.hasAnsweredAtEnd, fact.endReason);
  if (!isLater([atMs, text(hasAnswered, reason)], [fact.endedAtMs, last])) return fact;
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
function humanReplied(
  fact: ConversationFact,
  { waitMs, businessWaitMs = null, memberId, atMs }: Extract<FactEvent, { kind: 'humanReplied' }>,
): ConversationFact {
  const replied = { ...fact, hasHumanReply: true, personTimes: spanWith(fact.personTimes, atMs) };
  const waited =
    waitMs === null
      ? replied
      : {
          ...worked(replied, memberId, { answered: 1, waitMs }),
          humanHistogram: raised(fact.humanHistogram, bucketOf(waitMs, humanBoundsMs)),
          humanSumMs: fact.humanSumMs + waitMs,
        };
  if (businessWaitMs === null) return waited;
  return {
    ...waited,
    businessHistogram: raised(fact.businessHistogram, bucketOf(businessWaitMs, humanBoundsMs)),
    businessSumMs: fact.businessSumMs + businessWaitMs,
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
  { amountMinor, currency }: { amountMinor: number | null; currency: string | null },
): Record<string, number> {
  return amountMinor === null || currency === null ? amounts : addedTo(amounts, [[currency, amountMinor]]);
}

function addedTo(
  sums: Record<string, number>,
  entries: readonly (readonly [string, number])[],
): Record<string, number> {
  const after = new Map(Object.entries(sums));
  for (const [key, value] of entries) after.set(key, (after.get(key) ?? 0) + value);
  return Object.fromEntries(after);
}
