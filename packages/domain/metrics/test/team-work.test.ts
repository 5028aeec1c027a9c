import { describe, expect, test } from '@jest/globals';
import { teamWorkOf } from '@tertulia/metrics';
import fc from 'fast-check';
import { applyEvent, newFact, type FactEvent } from '../src/index.js';
import { events, key } from './events.js';

const workOf = (list: readonly FactEvent[]) => teamWorkOf(list.reduce(applyEvent, newFact(key)).teamWork);

describe('the work of a person', () => {
  test('is what they took over, answered first and resolved, with the mean of the waits that they ended', () => {
    const work = workOf([
      { kind: 'takenOver', memberId: 'ana', atMs: 1 },
      { kind: 'humanReplied', waitMs: 4_000, memberId: 'ana', atMs: 2 },
      { kind: 'humanReplied', waitMs: null, memberId: 'ana', atMs: 3 },
      { kind: 'takenOver', memberId: 'luis', atMs: 4 },
      { kind: 'takenOver', memberId: 'ana', atMs: 5 },
      { kind: 'humanReplied', waitMs: 8_000, memberId: 'ana', atMs: 6 },
      { kind: 'ended', reason: 'RESOLVED_BY_HUMAN', hasAnswered: true, memberId: 'luis', atMs: 7 },
    ]);
    expect(work).toEqual([
      { memberId: 'ana', takenOver: 2, answered: 2, meanWaitMs: 6_000, resolved: 0 },
      { memberId: 'luis', takenOver: 1, answered: 0, meanWaitMs: null, resolved: 1 },
    ]);
  });

  test('does not depend on the order of events, and is nobody’s where an earlier release did not say whose it was', () => {
    fc.assert(
      fc.property(fc.array(events), (list) => {
        expect(workOf(list.toReversed())).toEqual(workOf(list));
        expect(workOf(list).every(({ memberId }) => memberId !== 'undefined')).toBe(true);
      }),
    );
    expect(workOf([{ kind: 'takenOver', atMs: 1 }])).toEqual([]);
  });
});
