import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/i18n/days.js';
import { comparedSteps, stepsOf, type CountedDay } from '../../src/features/reports/model/steps.js';

const anyCount = fc.nat({ max: 1000 });
const anyDays = fc
  .array(
    fc.record({
      conversations: anyCount,
      goals: anyCount,
      completed: anyCount,
      previousConversations: fc.option(anyCount),
    }),
    { minLength: 1, maxLength: 400 },
  )
  .map((days): CountedDay[] => days.map((day, at) => ({ ...day, date: addDays('2026-01-01', at) })));

function days(count: number, more: Partial<CountedDay> = {}): CountedDay[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ date: addDays('2026-01-01', at), conversations: 1, goals: 0, completed: 0, previousConversations: 0 },
    ...more,
  }));
}

describe('the points of a chart', () => {
  test('add up to the days, in order and without gaps', () => {
    fc.assert(
      fc.property(anyDays, (all) => {
        const { points } = stepsOf(all, '2030-01-01');
        for (const name of ['conversations', 'goals', 'completed'] as const) {
          const sum = (list: readonly Record<typeof name, number>[]) =>
            list.reduce((total, one) => total + one[name], 0);
          expect(sum(points)).toBe(sum(all));
        }
        expect(points[0]?.days.from).toBe(all[0]?.date);
        expect(points.at(-1)?.days.to).toBe(all.at(-1)?.date);
        for (const [at, point] of points.slice(1).entries()) {
          expect(point.days.from).toBe(addDays(points[at]?.days.to ?? '', 1));
        }
      }),
    );
  });

  test('are days up to three months, and weeks beyond', () => {
    expect(stepsOf(days(92), '2030-01-01')).toMatchObject({ length: 'day', isLastPartial: false });
    const year = stepsOf(days(365), '2030-01-01');
    expect(year.points).toHaveLength(53);
    expect(year).toMatchObject({ length: 'week', isLastPartial: true, lastDays: 1 });
    expect(year.points[0]).toMatchObject({ days: { from: '2026-01-01', to: '2026-01-07' }, conversations: 7 });
  });

  test('the last is not complete while its day is not over', () => {
    expect(stepsOf(days(3), '2026-01-03').isLastPartial).toBe(true);
    expect(stepsOf(days(3), '2026-01-04').isLastPartial).toBe(false);
  });

  test('a previous period without data, or that is not wanted, is no line of zeros', () => {
    const { points } = stepsOf(days(3), '2030-01-01');
    expect(comparedSteps(points, true).map((point) => point.previousConversations)).toEqual([null, null, null]);
    const past = stepsOf(days(2, { previousConversations: 4 }), '2030-01-01').points;
    expect(comparedSteps(past, true).map((point) => point.previousConversations)).toEqual([4, 4]);
    expect(comparedSteps(past, false).map((point) => point.previousConversations)).toEqual([null, null]);
  });
});
