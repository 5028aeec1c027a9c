import { emptyCounters, type Counters } from './counters.js';
import type { ConversationFact } from './fact.js';
import { hasOutcome, marksOf, type Outcome } from './outcome.js';

/** A conversation rated at or below this is never a success. */
const badRatingMax = 2;

/**
 * What one conversation adds to the rollup of the moment at which it started; nothing before the first visitor message.
 * An event changes a rollup by the difference between the contributions after and before it.
 */
export function contributionOf(fact: ConversationFact): Counters {
  const counters = emptyCounters();
  if (!fact.isCounted) return counters;
  const marks = marksOf(fact);
  const counts = (outcome: Outcome): number => one(hasOutcome(outcome, marks));
  return {
    ...counters,
    conversations: 1,
    completed: counts('COMPLETED'),
    converted: counts('CONVERTED'),
    goals: fact.goals,
    goalAmounts: fact.goalAmounts,
    successes: one(isSuccess(fact, hasOutcome('COMPLETED', marks))),
    involved: counts('INVOLVED'),
    handedOff: counts('HANDED_OFF'),
    autonomous: counts('RESOLVED'),
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

function isSuccess(fact: ConversationFact, isCompleted: boolean): boolean {
  const isRatedBadly = fact.csat !== null && fact.csat <= badRatingMax;
  return !isRatedBadly && (fact.goals > 0 || (!fact.hasGoals && isCompleted));
}
