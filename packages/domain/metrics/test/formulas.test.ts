import { describe, expect, test } from '@jest/globals';
import {
  csatOf,
  dropOffOf,
  durationOf,
  emptyCounters,
  hourOf,
  localDayOf,
  npsOf,
  ratesOf,
  responseBoundsMs,
} from '../src/index.js';

describe('rates', () => {
  test('A rate with the denominator 0 is null, not zero', () => {
    expect(ratesOf(emptyCounters()).conversionRate).toEqual({ value: null, numerator: 0, denominator: 0 });
    expect(csatOf(emptyCounters()).value).toBeNull();
    expect(npsOf(emptyCounters()).value).toBeNull();
  });

  test('CSAT is the share of fours and fives', () => {
    expect(csatOf({ ...emptyCounters(), csat: [1, 0, 1, 3, 5] })).toEqual({ value: 80, numerator: 8, denominator: 10 });
  });

  test('NPS counts sevens and eights in its denominator', () => {
    const nps = [1, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2];
    expect(npsOf({ ...emptyCounters(), nps }).value).toBeCloseTo(20);
  });

  test('The question with the highest drop-off comes first, and no drop-off is negative', () => {
    const questions = { a: { asked: 10, answered: 9 }, b: { asked: 10, answered: 2 }, c: { asked: 1, answered: 2 } };
    const result = dropOffOf({ ...emptyCounters(), questions });
    expect(result.map((row) => [row.blockId, row.rate])).toEqual([
      ['b', 0.8],
      ['a', 0.1],
      ['c', 0],
    ]);
  });
});

describe('response times', () => {
  test('A percentile lies inside its bucket', () => {
    const histogram = responseBoundsMs.map(() => 0).concat(0);
    histogram[3] = 90;
    histogram[6] = 10;
    const { count, p50Ms, p95Ms } = durationOf(histogram, 6_000, responseBoundsMs);
    expect(count).toBe(100);
    expect(p50Ms).toBeGreaterThan(25);
    expect(p50Ms).toBeLessThanOrEqual(50);
    expect(p95Ms).toBeGreaterThan(250);
    expect(p95Ms).toBeLessThanOrEqual(500);
  });

  test('The mean and percentiles of an empty histogram are null', () => {
    expect(durationOf([0, 0], 0, [5])).toEqual({ count: 0, meanMs: null, p50Ms: null, p95Ms: null });
  });
});

describe('buckets', () => {
  test('The day of a moment is the day in its time zone', () => {
    const time = new Date('2026-03-01T04:30:00Z');
    expect(localDayOf(time, 'America/Mexico_City')).toBe('2026-02-28');
    expect(localDayOf(time, 'UTC')).toBe('2026-03-01');
    expect(() => localDayOf(time, 'Mars/Base')).toThrow(RangeError);
  });

  test('Hour buckets start at full hours in UTC', () => {
    expect(hourOf(new Date('2026-03-01T04:59:59.999Z')).toISOString()).toBe('2026-03-01T04:00:00.000Z');
  });
});
