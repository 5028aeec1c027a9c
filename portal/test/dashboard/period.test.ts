import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  absoluteChange,
  busiestHours,
  relativeChange,
  withoutEmptyPast,
} from '../../src/features/dashboard/model/change.js';
import { daysOf, parsePeriod, partOfDay, periods, rangeOf } from '../../src/features/dashboard/model/period.js';

const dayMs = 86_400_000;
const mexico = 'America/Mexico_City';
const santiago = 'America/Santiago';

describe('the range of a period', () => {
  test('A range consists of whole days of the organization, today included', () => {
    const evening = Date.parse('2026-11-23T02:30:00Z');
    expect(rangeOf('today', evening, mexico)).toEqual({
      from: '2026-11-22T06:00:00.000Z',
      to: '2026-11-23T06:00:00.000Z',
    });
    expect(rangeOf('week', evening, mexico).from).toBe('2026-11-16T06:00:00.000Z');
    expect(rangeOf('month', evening, mexico).from).toBe('2026-10-24T06:00:00.000Z');
  });

  test('Days are calendar days even when clocks change', () => {
    const range = rangeOf('week', Date.parse('2026-09-08T15:00:00Z'), santiago);
    expect(Date.parse(range.to) - Date.parse(range.from)).toBe(7 * dayMs - 3_600_000);
  });

  test('A range always contains the current time and does not change during a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 }),
        fc.constantFrom(...periods),
        (now, period) => {
          const { from, to } = rangeOf(period, now, mexico);
          expect(Date.parse(from)).toBeLessThanOrEqual(now);
          expect(Date.parse(to)).toBeGreaterThan(now);
          expect(rangeOf(period, Date.parse(to) - 1, mexico)).toEqual({ from, to });
        },
      ),
    );
  });

  test('A range has its calendar days, both included', () => {
    const now = Date.parse('2026-11-23T02:30:00Z');
    expect(daysOf(rangeOf('today', now, mexico), mexico)).toEqual({ from: '2026-11-22', to: '2026-11-22' });
    expect(daysOf(rangeOf('week', now, mexico), mexico)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  });

  test('An invalid period in the address means thirty days', () => {
    expect(parsePeriod('week')).toBe('week');
    expect(parsePeriod('century')).toBe('month');
    expect(parsePeriod(null)).toBe('month');
  });
});

test('The greeting follows the organization’s time of day', () => {
  const at = (hour: number) => partOfDay(Date.UTC(2026, 10, 22, hour + 6), mexico);
  expect([4, 5, 11, 12, 18, 19].map(at)).toEqual([
    'evening',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
  ]);
});

describe('the change from the previous period', () => {
  test('A change is relative to the previous count, and unknown without one', () => {
    expect(relativeChange(114, 100)).toEqual({ amount: 0.14, isBetter: true, isNone: false });
    expect(relativeChange(5, 0)).toBeNull();
    expect(relativeChange(null, 3)).toBeNull();
  });

  test('A shorter waiting time is an improvement', () => {
    expect(absoluteChange(700, 800, 'down')).toMatchObject({ amount: -100, isBetter: true });
    expect(absoluteChange(0.78, 0.78, 'up')?.isNone).toBe(true);
  });
});

describe('the previous period', () => {
  const day = (date: string, conversations: number, previousConversations: number | null) => {
    return { date, conversations, previousConversations };
  };

  test('A previous period without conversations is not drawn, instead of being drawn as a line of zeros', () => {
    const days = [day('2026-03-01', 4, 0), day('2026-03-02', 0, 0)];
    expect(withoutEmptyPast(days).map((one) => one.previousConversations)).toEqual([null, null]);
  });

  test('A previous period with conversations keeps its quiet days', () => {
    const days = [day('2026-03-01', 4, 0), day('2026-03-02', 0, 3), day('2026-03-03', 0, null)];
    expect(withoutEmptyPast(days)).toEqual(days);
  });
});

test('The busiest hours come first, and empty hours are left out', () => {
  const cells = [
    [0, 3],
    [9, 3],
  ];
  expect(busiestHours(cells, 2)).toEqual([
    { weekday: 1, hour: 0, count: 9 },
    { weekday: 0, hour: 1, count: 3 },
  ]);
  expect(busiestHours([[0, 0]], 3)).toEqual([]);
});
