import { emptyCounters, type Counters } from './counters.js';
import type { ConversationFact } from './fact.js';
import { groupsOf, type ConversationGroup } from './groups.js';

/**
 * What one conversation adds to the rollup of the moment at which it started; nothing before the first visitor message.
 * An event changes a rollup by the difference between the contributions after and before it.
 */
export function contributionOf(fact: ConversationFact): Counters {
  const counters = emptyCounters();
  if (!fact.isCounted) return counters;
  const groups = groupsOf(fact);
  const counts = (group: ConversationGroup): number => one(groups.has(group));
  return {
    ...counters,
    conversations: counts('STARTED'),
    completed: counts('COMPLETED'),
    converted: counts('CONVERTED'),
    goals: fact.goals,
    goalAmounts: fact.goalAmounts,
    successes: counts('SUCCESSFUL'),
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
