import { marks as known, marksOfEnd, type Mark } from '@tertulia/metrics';
import type { Fact } from './fact.js';

/** The marks of a conversation after more facts, in an order that does not depend on arrival; the latest end replaces the earlier one. */
export function marksAfter(before: readonly Mark[], facts: readonly Fact[]): readonly Mark[] {
  if (facts.length === 0) return before;
  const found = new Set(before);
  for (const fact of facts) {
    if (fact.name === 'runtime.conversation-ended.v1') {
      found.delete('ENDED_SETTLED');
      found.delete('ENDED_ANSWERED');
    }
    for (const mark of marksOfFact(fact)) found.add(mark);
  }
  return known.filter((mark) => found.has(mark));
}

function marksOfFact(fact: Fact): readonly Mark[] {
  switch (fact.name) {
    case 'runtime.turn-taken.v1':
      return ['BOT_ANSWERED'];
    case 'runtime.handed-off.v1':
      return ['HANDED_OFF'];
    case 'runtime.human-replied.v1':
      return ['PERSON_ANSWERED'];
    case 'runtime.goal-reached.v1':
      return ['GOAL_REACHED'];
    case 'runtime.conversation-rated.v1':
      return fact.payload.isSatisfaction ? ['RATED'] : [];
    case 'runtime.turn-failed.v1':
      return ['FAILED'];
    case 'runtime.conversation-ended.v1':
      return marksOfEnd(fact.payload.reason, fact.payload.hasAnswered);
    case 'runtime.conversation-viewed.v1':
    case 'runtime.conversation-started.v1':
    case 'runtime.question-asked.v1':
    case 'runtime.blocks-visited.v1':
    case 'runtime.question-answered.v1':
    case 'runtime.question-unanswered.v1':
    case 'runtime.rating-commented.v1':
    case 'runtime.contact-changed.v1':
    case 'runtime.urgency-detected.v1':
    case 'runtime.taken-over.v1':
    case 'runtime.visitor-erased.v1':
    case 'runtime.given-back.v1':
      return [];
  }
}
