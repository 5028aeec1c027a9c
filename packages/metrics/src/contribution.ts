import { emptyCounters, type Counters } from './counters.js';
import type { ConversationFact } from './fact.js';

const resolvedReasons: ReadonlySet<string> = new Set(['COMPLETED', 'GOAL', 'RESOLVED_BY_BOT']);

/** The worst rating that spoils a success. */
const badRatingMax = 2;

/**
 * What one conversation adds to the rollup of the moment at which it started; nothing before it counts.
 * Rollups are moved by the difference between the contribution before and after an event.
 */
export function contributionOf(fact: ConversationFact): Counters {
  const counters = emptyCounters();
  if (!fact.isCounted) return counters;
  const isInvolved = fact.botReplies > 0 || fact.isHandedOff;
  return {
    ...counters,
    conversations: 1,
    completed: one(isCompleted(fact)),
    converted: one(fact.goals > 0),
    goals: fact.goals,
    goalAmounts: fact.goalAmounts,
    successes: one(isSuccess(fact)),
    involved: one(isInvolved),
    handedOff: one(isInvolved && fact.isHandedOff),
    autonomous: one(isInvolved && !fact.isHandedOff && !fact.hasHumanReply && fact.botReplies > 0 && isResolved(fact)),
    errors: fact.errors,
    csat: counters.csat.map((_, index) => one(fact.csat === index + 1)),
    nps: counters.nps.map((_, index) => one(fact.nps === index)),
    responseHistogram: fact.responseHistogram,
    responseSumMs: fact.responseSumMs,
    humanHistogram: fact.humanHistogram,
    humanSumMs: fact.humanSumMs,
    questions: fact.questions,
  };
}

function one(condition: boolean): number {
  return condition ? 1 : 0;
}

function isResolved(fact: ConversationFact): boolean {
  return fact.endReason !== null && resolvedReasons.has(fact.endReason);
}

/** Reached an end with no question open, after at least one answer. */
function isCompleted(fact: ConversationFact): boolean {
  return isResolved(fact) && fact.hasAnsweredAtEnd;
}

function isSuccess(fact: ConversationFact): boolean {
  const isRatedBadly = fact.csat !== null && fact.csat <= badRatingMax;
  return !isRatedBadly && (fact.goals > 0 || (!fact.hasGoals && isCompleted(fact)));
}
