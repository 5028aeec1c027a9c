import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  applyEvent,
  contributionOf,
  emptyCounters,
  isZero,
  newFact,
  subtract,
  type ConversationFact,
  type Counters,
  type FactEvent,
} from '../src/index.js';
import { events, key } from './events.js';

/** Updates a rollup as a store does: by the difference between the contributions after and before each event. */
function foldIncrementally(list: readonly FactEvent[]): { fact: ConversationFact; rollup: Counters } {
  let fact = newFact(key);
  let rollup = emptyCounters();
  for (const event of list) {
    const next = applyEvent(fact, event);
    rollup = add(rollup, subtract(contributionOf(next), contributionOf(fact)));
    fact = next;
  }
  return { fact, rollup };
}

describe('rollups', () => {
  test('A rollup updated by differences equals one recounted from the fact', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (list) => {
        const { fact, rollup } = foldIncrementally(list);
        expect(isZero(subtract(rollup, contributionOf(fact)))).toBe(true);
      }),
    );
  });

  test('The order of events does not change the counters', () => {
    fc.assert(
      fc.property(
        fc
          .array(events, { maxLength: 20 })
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const difference = subtract(foldIncrementally(list).rollup, foldIncrementally(shuffled).rollup);
          expect(isZero(difference)).toBe(true);
        },
      ),
    );
  });

  test('Opening the widget without a visitor message adds nothing to a rollup', () => {
    const { rollup } = foldIncrementally([
      { kind: 'turn', responseMs: 3 },
      { kind: 'asked', blockId: 'q1' },
    ]);
    expect(isZero(rollup)).toBe(true);
  });

  test('Block ids that are names of object properties are counted like any other', () => {
    const { rollup } = foldIncrementally([{ kind: 'started' }, { kind: 'asked', blockId: 'constructor' }]);
    expect(rollup.questions['constructor']).toEqual({ asked: 1, answered: 0 });
  });
});

describe('contribution of a conversation', () => {
  const fold = (list: FactEvent[], hasGoals = false): Counters => {
    let fact = newFact({ ...key, hasGoals });
    for (const event of list) fact = applyEvent(fact, event);
    return contributionOf(fact);
  };
  const ended: FactEvent = { kind: 'ended', reason: 'COMPLETED', hasAnswered: true, atMs: 9 };

  test.each<[string, FactEvent[], boolean, number]>([
    ['completed without goals in the bot', [{ kind: 'started' }, ended], false, 1],
    ['completed but the bot has goals and none was reached', [{ kind: 'started' }, ended], true, 0],
    ['a goal reached', [{ kind: 'started' }, { kind: 'goal', amountMinor: null, currency: null }], true, 1],
    [
      'a goal spoiled by a bad rating',
      [
        { kind: 'started' },
        { kind: 'goal', amountMinor: null, currency: null },
        { kind: 'rated', scale: 'STARS', value: 2, isSatisfaction: true, atMs: 8 },
      ],
      true,
      0,
    ],
    ['abandoned', [{ kind: 'started' }, { kind: 'ended', reason: 'ABANDONED', hasAnswered: true, atMs: 9 }], false, 0],
  ])('Success is counted correctly for a conversation that is: %s', (_name, list, hasGoals, successes) => {
    expect(fold(list, hasGoals).successes).toBe(successes);
  });

  test('Two goals count as one conversion with the sum of both amounts', () => {
    const goal: FactEvent = { kind: 'goal', amountMinor: 28_000, currency: 'MXN' };
    const counters = fold([{ kind: 'started' }, goal, goal]);
    expect(counters).toMatchObject({ converted: 1, goals: 2, goalAmounts: { MXN: 56_000 } });
  });

  test('A conversation that was handed off never counts as resolved by the bot', () => {
    const turn: FactEvent = { kind: 'turn', responseMs: 5 };
    expect(fold([{ kind: 'started' }, turn, ended])).toMatchObject({ involved: 1, autonomous: 1, handedOff: 0 });
    expect(fold([{ kind: 'started' }, turn, { kind: 'handedOff' }, ended])).toMatchObject({
      involved: 1,
      autonomous: 0,
      handedOff: 1,
    });
  });
});
