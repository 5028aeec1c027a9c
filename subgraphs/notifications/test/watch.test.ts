import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figureOf, measureDefaults, totalsOf, verdictOf, type Counted, type Verdict } from '../src/domain/measure.js';
import { looked, unwatched, type Notice, type Patience, type Watch } from '../src/domain/watch.js';

const minuteMs = 60_000;
const once: Patience = { forMinutes: 0, repeatEveryMinutes: null };

/** Looks once a minute; what was told, with its minute. */
function watchAll(verdicts: readonly Verdict[], patience: Patience = once) {
  let watch: Watch = unwatched;
  const told: [minute: number, Notice][] = [];
  const states: Watch['state'][] = [];
  for (const [minute, verdict] of verdicts.entries()) {
    const seen = looked(watch, { verdict, patience, nowMs: (minute + 1) * minuteMs });
    watch = seen.watch;
    states.push(watch.state);
    if (seen.notice !== null) told.push([minute, seen.notice]);
  }
  return { told, states };
}
const times = (count: number, verdict: Verdict): Verdict[] => Array.from({ length: count }, () => verdict);

describe('what people are told of a figure', () => {
  test('once that it began and once that it is over, and nothing in between', () => {
    const verdicts = [...times(3, 'FINE'), ...times(5, 'WRONG'), ...times(9, 'BETWEEN'), 'WRONG', ...times(4, 'FINE')];
    expect(watchAll(verdicts as Verdict[]).told).toEqual([
      [3, 'BEGAN'],
      [18, 'OVER'],
    ]);
  });

  test('nothing of what does not last as long as the rule says', () => {
    const patience = { ...once, forMinutes: 5 };
    const { told, states } = watchAll([...times(5, 'WRONG'), 'BETWEEN', ...times(6, 'WRONG')], patience);
    expect(told).toEqual([[11, 'BEGAN']]);
    expect(states.slice(0, 6)).toEqual([...Array.from({ length: 5 }, () => 'PENDING'), 'OK']);
  });

  test('again while it lasts, if the rule says so', () => {
    const { told } = watchAll(times(200, 'WRONG'), { ...once, repeatEveryMinutes: 60 });
    expect(told).toEqual([
      [0, 'BEGAN'],
      [60, 'AGAIN'],
      [120, 'AGAIN'],
      [180, 'AGAIN'],
    ]);
  });

  test('the fourth notice in an hour is a summary, an hour of silence follows, and then the state that lasts is told', () => {
    const flapping = Array.from({ length: 50 }, (_, minute): Verdict => (minute % 10 < 5 ? 'WRONG' : 'FINE'));
    const { told } = watchAll([...flapping, ...times(60, 'WRONG')]);
    expect(told).toEqual([
      [0, 'BEGAN'],
      [5, 'OVER'],
      [10, 'BEGAN'],
      [15, 'SUMMARY'],
      [75, 'BEGAN'],
    ]);
  });

  test('of ten thousand figures around the threshold at most four notices an hour, and the states of a recount', () => {
    const value = fc.double({ min: 0, max: 10, noNaN: true });
    const patience = fc.record({
      forMinutes: fc.integer({ min: 0, max: 20 }),
      repeatEveryMinutes: fc.option(fc.integer({ min: 1, max: 90 })),
    });
    const values = fc.array(fc.oneof(value, fc.double({ min: 4.5, max: 5.5, noNaN: true })), {
      minLength: 300,
      maxLength: 500,
      size: 'max',
    });
    let points = 0;
    fc.assert(
      fc.property(values, patience, (figures, rule) => {
        const measure = { ...measureDefaults.ERROR_RATE, minimumSample: 0 };
        const verdicts = figures.map((one) => verdictOf('ERROR_RATE', { value: one, sample: 1 }, measure));
        const { told, states } = watchAll(verdicts, rule);
        points += figures.length;
        for (const [minute] of told) {
          expect(told.filter(([other]) => other > minute - 60 && other <= minute).length).toBeLessThanOrEqual(4);
        }
        expect(states).toEqual(recounted(figures, rule.forMinutes));
      }),
      { numRuns: 40 },
    );
    expect(points).toBeGreaterThan(10_000);
  });
});

/** The state at each minute, from the figures alone: firing since the last run above 5 of the length, unless one below 2 came after it. */
function recounted(figures: readonly number[], forMinutes: number): Watch['state'][] {
  return figures.map((_, now) => {
    const lastFine = figures.findLastIndex((one, at) => at <= now && one < 2);
    let run = 0;
    let hasFired = false;
    for (const figure of figures.slice(lastFine + 1, now + 1)) {
      run = figure > 5 ? run + 1 : 0;
      hasFired ||= run > forMinutes;
    }
    if (hasFired) return 'FIRING';
    return run > 0 ? 'PENDING' : 'OK';
  });
}

const nothing: Counted = {
  ...{ answers: 0, failures: 0, unanswered: 0, conversations: 0, usualWeeks: 0 },
  responses: Array.from({ length: 13 }, () => 0),
};

describe('the verdict on what was counted', () => {
  const verdict = (kind: keyof typeof measureDefaults, counted: Partial<Counted>) =>
    verdictOf(kind, figureOf(kind, totalsOf({ ...nothing, ...counted })), measureDefaults[kind]);

  test.each([
    ['ERROR_RATE', { answers: 19, failures: 1 }, 'BETWEEN'],
    ['ERROR_RATE', { answers: 18, failures: 2 }, 'WRONG'],
    ['ERROR_RATE', { answers: 8, failures: 9 }, 'BETWEEN'],
    ['ERROR_RATE', { answers: 99, failures: 1 }, 'FINE'],
    ['ERROR_RATE', {}, 'FINE'],
    ['UNANSWERED', { answers: 200, unanswered: 5 }, 'WRONG'],
    ['UNANSWERED', { answers: 200, unanswered: 4 }, 'BETWEEN'],
    ['UNANSWERED', { answers: 200, unanswered: 2 }, 'FINE'],
    ['UNANSWERED', { answers: 3, unanswered: 3 }, 'BETWEEN'],
    ['NO_TRAFFIC', { conversations: 0, usualWeeks: 3 }, 'WRONG'],
    ['NO_TRAFFIC', { conversations: 0, usualWeeks: 2 }, 'BETWEEN'],
    ['NO_TRAFFIC', { conversations: 1, usualWeeks: 4 }, 'FINE'],
  ] as const)('%s of %j is %s', (kind, counted, wanted) => {
    expect(verdict(kind, counted)).toBe(wanted);
  });

  test('SLOW goes by the 95th percentile: one slow answer in thirty says nothing, three do', () => {
    const responses = (fast: number, slow: number) =>
      nothing.responses.map((_, at) => (at === 5 ? fast : at === 9 ? slow : 0));
    expect(verdict('SLOW', { answers: 30, responses: responses(29, 1) })).toBe('FINE');
    expect(verdict('SLOW', { answers: 30, responses: responses(27, 3) })).toBe('WRONG');
    expect(verdict('SLOW', { answers: 12, responses: responses(9, 3) })).toBe('BETWEEN');
  });
});
