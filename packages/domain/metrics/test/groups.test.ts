import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  contributionOf,
  conversationGroups,
  csatOf,
  emptyCounters,
  groupsOf,
  groupsOfMetric,
  listsOf,
  memberGroup,
  npsOf,
  ratesOf,
  teamWorkOf,
  type ConversationFact,
  type ConversationGroup,
  type Counters,
} from '../src/index.js';
import { conversations } from './events.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const totalOf = (facts: readonly ConversationFact[]): Counters =>
  facts.map(contributionOf).reduce(add, emptyCounters());
const listed = (facts: readonly ConversationFact[], group: ConversationGroup): ConversationFact[] =>
  facts.filter((fact) => groupsOf(fact).has(group));

/** Each group with the figure that says how many conversations it has. */
const figures: readonly [ConversationGroup, (counters: Counters) => number][] = [
  ['STARTED', ({ conversations: count }) => count],
  ['COMPLETED', (counters) => ratesOf(counters).completionRate.numerator],
  ['CONVERTED', (counters) => ratesOf(counters).conversionRate.numerator],
  ['SUCCESSFUL', (counters) => ratesOf(counters).successRate.numerator],
  ['HANDED_OFF', (counters) => ratesOf(counters).handOffRate.numerator],
  ['RESOLVED', (counters) => ratesOf(counters).resolutionRate.numerator],
  ['INVOLVED', (counters) => ratesOf(counters).resolutionRate.denominator],
  ['SATISFIED', (counters) => csatOf(counters).numerator],
  ['RATED_STARS', (counters) => csatOf(counters).denominator],
  ['RATED_NPS', (counters) => npsOf(counters).denominator],
  ['ABANDONED', (counters) => ratesOf(counters).abandonmentRate.numerator],
  ['RETURNING', (counters) => ratesOf(counters).returningRate.numerator],
  ['REOPENED', (counters) => ratesOf(counters).reopenRate.numerator],
];

/** What is not a count of conversations: the group holds exactly those that add to it. */
const sums: readonly [ConversationGroup, (counters: Counters) => number][] = [
  ['FAILED', ({ errors }) => errors],
  ['BOT_TIMED', ({ responseHistogram }) => sum(responseHistogram)],
  ['PERSON_TIMED', ({ humanHistogram }) => sum(humanHistogram)],
  ['BUSINESS_TIMED', ({ businessHistogram }) => sum(businessHistogram)],
];

describe('groups of conversations', () => {
  test.each(figures)('%s has as many conversations as its figure counts', (group, figureOf) => {
    fc.assert(
      fc.property(fc.array(conversations, { maxLength: 20 }), (facts) => {
        expect(listed(facts, group)).toHaveLength(figureOf(totalOf(facts)));
      }),
    );
  });

  test('promoters less detractors are the balance of nps', () => {
    fc.assert(
      fc.property(fc.array(conversations, { maxLength: 20 }), (facts) => {
        const balance = listed(facts, 'PROMOTERS').length - listed(facts, 'DETRACTORS').length;
        expect(balance).toBe(npsOf(totalOf(facts)).numerator);
      }),
    );
  });

  test.each(sums)('%s has the conversations that add to its sum, and no other', (group, sumOf) => {
    fc.assert(
      fc.property(conversations, (fact) => {
        expect(groupsOf(fact).has(group)).toBe(sumOf(contributionOf(fact)) > 0);
      }),
    );
  });

  test('MODEL_USED has the counted conversations for which tokens were used', () => {
    fc.assert(
      fc.property(conversations, (fact) => {
        const { promptTokens, completionTokens, conversations: counted } = contributionOf(fact);
        expect(groupsOf(fact).has('MODEL_USED')).toBe(counted === 1 && promptTokens + completionTokens > 0);
      }),
    );
  });

  test('COMMENTED has the counted conversations with a comment about a rating', () => {
    fc.assert(
      fc.property(conversations, (fact) => {
        expect(groupsOf(fact).has('COMMENTED')).toBe(fact.isCounted && fact.isCommented);
      }),
    );
  });

  test('a person has the counted conversations that add to what they did, and no other', () => {
    fc.assert(
      fc.property(conversations, (fact) => {
        const work = teamWorkOf(contributionOf(fact).teamWork).map(({ memberId }) => memberGroup(memberId));
        const lists = [...listsOf(fact)].filter((name) => name.startsWith('MEMBER '));
        expect(lists.toSorted()).toEqual(work.toSorted());
      }),
    );
  });

  test('every group is compared with a figure here, and belongs to a metric', () => {
    const compared = [...figures, ...sums].map(([group]) => group);
    expect([...compared, 'PROMOTERS', 'DETRACTORS', 'MODEL_USED', 'COMMENTED'].toSorted()).toEqual(
      conversationGroups.toSorted(),
    );
    expect([...new Set(Object.values(groupsOfMetric).flat())].toSorted()).toEqual(conversationGroups.toSorted());
  });
});
