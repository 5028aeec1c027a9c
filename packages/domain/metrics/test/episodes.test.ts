import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  applyEvent,
  contributionOf,
  emptyCounters,
  episodeKinds,
  episodesOf,
  modelUseOf,
  newFact,
  ratesOf,
  type ConversationFact,
  type FactEvent,
} from '../src/index.js';
import { conversations, key } from './events.js';

const folded = (...list: FactEvent[]): ConversationFact => list.reduce(applyEvent, newFact(key));
const started: FactEvent = { kind: 'started' };
const turn = (atMs: number): FactEvent => ({ kind: 'turn', responseMs: 5, atMs });
const handedOff = (atMs: number): FactEvent => ({ kind: 'handedOff', atMs });
const replied = (atMs: number): FactEvent => ({ kind: 'humanReplied', waitMs: null, atMs });
const ended = (reason: string, atMs: number): FactEvent => ({ kind: 'ended', reason, hasAnswered: true, atMs });
const told = (...list: FactEvent[]): string[] =>
  episodesOf(folded(started, ...list)).map(({ trigger, outcome }) => `${trigger} ${outcome}`);

describe('episodes', () => {
  test.each<[string, FactEvent[], string[]]>([
    ['nobody replied', [], ['INITIAL UNINVOLVED']],
    ['the bot replies', [turn(1)], ['INITIAL OPEN']],
    ['the bot resolved it', [turn(1), ended('COMPLETED', 2)], ['INITIAL AUTONOMOUS']],
    ['it ended with its last reply', [turn(2), ended('GOAL', 2)], ['INITIAL AUTONOMOUS']],
    ['a person helped', [turn(1), handedOff(2), replied(3), ended('RESOLVED_BY_HUMAN', 4)], ['INITIAL ASSISTED']],
    ['a person alone', [replied(3), ended('RESOLVED_BY_HUMAN', 4)], ['INITIAL UNINVOLVED']],
    ['abandoned', [turn(1), ended('ABANDONED', 4)], ['INITIAL UNRESOLVED']],
    ['reopened', [turn(1), ended('ABANDONED', 4), turn(5)], ['INITIAL UNRESOLVED', 'REOPENED OPEN']],
    [
      'reopened and resolved',
      [turn(1), ended('ABANDONED', 4), turn(5), ended('COMPLETED', 6)],
      ['INITIAL UNRESOLVED', 'REOPENED AUTONOMOUS'],
    ],
    [
      'a hand-off after the end changes nothing before it',
      [turn(1), ended('COMPLETED', 4), turn(5), handedOff(5), ended('ABANDONED', 9)],
      ['INITIAL AUTONOMOUS', 'REOPENED UNRESOLVED'],
    ],
    [
      'taken over after the end',
      [turn(1), ended('COMPLETED', 4), { kind: 'takenOver', atMs: 7 }],
      ['INITIAL AUTONOMOUS', 'REOPENED UNINVOLVED'],
    ],
    [
      'reopened twice',
      [turn(1), ended('ABANDONED', 2), turn(3), ended('ABANDONED', 4), turn(5)],
      ['INITIAL UNRESOLVED', 'REOPENED OPEN'],
    ],
    [
      'rated after the end',
      [turn(1), ended('COMPLETED', 2), { kind: 'rated', scale: 'STARS', value: 5, isSatisfaction: true, atMs: 9 }],
      ['INITIAL AUTONOMOUS'],
    ],
  ])('of a conversation: %s', (_, list, expected) => {
    expect(told(...list)).toEqual(expected);
    expect(told(...list.toReversed())).toEqual(expected);
  });

  test('of an earlier release, without times, have the outcome of their flags', () => {
    const {
      botTimes: _,
      firstEnd: __,
      lastActiveAtMs: ___,
      ...stored
    } = folded(started, turn(1), ended('COMPLETED', 2));
    const old: ConversationFact = { ...newFact(key), ...stored };
    expect(episodesOf(old)).toEqual([{ trigger: 'INITIAL', outcome: 'AUTONOMOUS' }]);
  });

  test('add up: as many as conversations and reopened ones, each with one outcome', () => {
    fc.assert(
      fc.property(fc.array(conversations, { maxLength: 20 }), (facts) => {
        const total = facts.map(contributionOf).reduce(add, emptyCounters());
        const sum = total.episodes.reduce((all, count) => all + count, 0);
        expect(sum).toBe(total.conversations + total.reopened);
        expect(total.episodes).toHaveLength(episodeKinds.length);
      }),
    );
  });
});

describe('views', () => {
  test('start at most as often as they are opened, and one that is only opened is no conversation', () => {
    fc.assert(
      fc.property(fc.array(conversations, { maxLength: 20 }), (facts) => {
        const { startRate } = ratesOf(facts.map(contributionOf).reduce(add, emptyCounters()));
        expect(startRate.numerator).toBeLessThanOrEqual(startRate.denominator);
      }),
    );
    const { views, conversations: counted, startedViews } = contributionOf(folded({ kind: 'viewed' }));
    expect([views, counted, startedViews]).toEqual([1, 0, 0]);
  });

  test('know less than a start, which is not overwritten by a late view', () => {
    const fact = folded(
      { ...started, language: 'en', isReturning: true },
      { kind: 'viewed', language: 'es', isReturning: false },
    );
    expect(fact).toMatchObject({ language: 'en', isReturning: true, isViewed: true });
  });
});

describe('the use of models', () => {
  const used = (model: string, costMicros: number | null, currency: string | null): FactEvent => {
    return { kind: 'modelUsed', model, promptTokens: 100, completionTokens: 10, costMicros, currency };
  };

  test('is summed by model and currency, with the cost only where there are prices', () => {
    const fact = folded(started, used('gpt 4.1', 1_500, 'USD'), used('gpt 4.1', 500, 'USD'), used('own', null, null));
    const counters = contributionOf(fact);
    expect([counters.promptTokens, counters.completionTokens]).toEqual([300, 30]);
    expect(modelUseOf(counters.modelUse)).toEqual([
      { model: 'gpt 4.1', calls: 2, promptTokens: 200, completionTokens: 20, costMicros: 2_000, currency: 'USD' },
      { model: 'own', calls: 1, promptTokens: 100, completionTokens: 10, costMicros: null, currency: null },
    ]);
  });

  test('counts before the first message too, once the chat was opened', () => {
    expect(contributionOf(folded(used('own', null, null))).promptTokens).toBe(0);
    expect(contributionOf(folded(used('own', null, null), { kind: 'viewed' })).promptTokens).toBe(100);
  });
});
