import type { ConversationFact } from './fact.js';

/** What happened in a conversation, as far as metrics need it. Stored in databases: the meaning of a name must not change. */
export const marks = [
  'BOT_ANSWERED',
  'HANDED_OFF',
  'PERSON_ANSWERED',
  'GOAL_REACHED',
  'RATED',
  'FAILED',
  'ENDED_SETTLED',
  'ENDED_ANSWERED',
] as const;

export type Mark = (typeof marks)[number];

/** The marks that an outcome requires: every one of `all`, at least one of `any`, none of `none`. */
export interface OutcomeRule {
  readonly all: readonly Mark[];
  readonly any: readonly Mark[];
  readonly none: readonly Mark[];
}

const always: OutcomeRule = { all: [], any: [], none: [] };

/** Defines which conversations each metric counts. Rollups and lists of conversations both use it. */
export const outcomeRules = {
  /** Reached an end with no question open, after at least one answer. */
  COMPLETED: { ...always, all: ['ENDED_SETTLED', 'ENDED_ANSWERED'] },
  CONVERTED: { ...always, all: ['GOAL_REACHED'] },
  /** The bot took part. */
  INVOLVED: { ...always, any: ['BOT_ANSWERED', 'HANDED_OFF'] },
  HANDED_OFF: { ...always, all: ['HANDED_OFF'] },
  /** By the bot, without human help. */
  RESOLVED: { all: ['BOT_ANSWERED', 'ENDED_SETTLED'], any: [], none: ['HANDED_OFF', 'PERSON_ANSWERED'] },
  RATED: { ...always, all: ['RATED'] },
  FAILED: { ...always, all: ['FAILED'] },
} as const satisfies Record<string, OutcomeRule>;

export type Outcome = keyof typeof outcomeRules;

/** Whether a conversation with these marks has the outcome. */
export function hasOutcome(outcome: Outcome, own: ReadonlySet<Mark>): boolean {
  const { all, any, none }: OutcomeRule = outcomeRules[outcome];
  return (
    all.every((mark) => own.has(mark)) &&
    (any.length === 0 || any.some((mark) => own.has(mark))) &&
    !none.some((mark) => own.has(mark))
  );
}

const settledReasons: ReadonlySet<string> = new Set(['COMPLETED', 'GOAL', 'RESOLVED_BY_BOT']);

/** The end resolved what the conversation was about, without a person. */
export function isSettled(reason: string): boolean {
  return settledReasons.has(reason);
}

/** The marks of an end; a later end replaces them. */
export function marksOfEnd(reason: string, hasAnswered: boolean): Mark[] {
  return [
    ...(settledReasons.has(reason) ? (['ENDED_SETTLED'] as const) : []),
    ...(hasAnswered ? (['ENDED_ANSWERED'] as const) : []),
  ];
}

/** All marks of a conversation. */
export function marksOf(fact: ConversationFact): ReadonlySet<Mark> {
  const found: [Mark, boolean][] = [
    ['BOT_ANSWERED', fact.botReplies > 0],
    ['HANDED_OFF', fact.isHandedOff],
    ['PERSON_ANSWERED', fact.hasHumanReply],
    ['GOAL_REACHED', fact.goals > 0],
    ['RATED', fact.csat !== null || fact.nps !== null],
    ['FAILED', fact.errors > 0],
  ];
  const ofEnd = fact.endReason === null ? [] : marksOfEnd(fact.endReason, fact.hasAnsweredAtEnd);
  return new Set([...found.flatMap(([mark, isSo]) => (isSo ? [mark] : [])), ...ofEnd]);
}
