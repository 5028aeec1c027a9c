import { emptyCounters, type Counters } from './counters.js';
import { episodeKinds, episodesOf } from './episodes.js';
import type { ConversationFact } from './fact.js';
import { groupsOf, type ConversationGroup } from './groups.js';

/**
 * What one conversation adds to the rollup of the moment at which it started. Before the first visitor message, that is the view and what
 * language models took for it. An event changes a rollup by the difference between the contributions after and before it.
 */
export function contributionOf(fact: ConversationFact): Counters {
  const counters = emptyCounters();
  if (!fact.isCounted && !fact.isViewed) return counters;
  const { promptTokens, completionTokens, modelUse } = fact;
  const viewed = { ...counters, views: one(fact.isViewed), promptTokens, completionTokens, modelUse };
  if (!fact.isCounted) return viewed;
  const groups = groupsOf(fact);
  const counts = (group: ConversationGroup): number => one(groups.has(group));
  return {
    ...viewed,
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
    errorCodes: fact.errorCodes,
    teamWork: fact.teamWork,
    startedViews: one(fact.isViewed),
    abandoned: counts('ABANDONED'),
    returning: counts('RETURNING'),
    knownVisitors: one(fact.isReturning !== null),
    reopened: counts('REOPENED'),
    episodes: episodeCounts(fact),
    csat: counters.csat.map((_, index) => one(fact.csat === index + 1)),
    nps: counters.nps.map((_, index) => one(fact.nps === index)),
    responseHistogram: fact.responseHistogram,
    responseSumMs: fact.responseSumMs,
    humanHistogram: fact.humanHistogram,
    humanSumMs: fact.humanSumMs,
    businessHistogram: fact.businessHistogram,
    businessSumMs: fact.businessSumMs,
    questions: fact.questions,
  };
}

function episodeCounts(fact: ConversationFact): number[] {
  const own = episodesOf(fact);
  return episodeKinds.map(({ trigger, outcome }) =>
    one(own.some((episode) => episode.trigger === trigger && episode.outcome === outcome)),
  );
}

function one(condition: boolean): number {
  return condition ? 1 : 0;
}
