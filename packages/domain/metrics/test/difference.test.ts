import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedLeast, differenceOf, intervalOf, verdictTexts } from '../src/index.js';

const rates = fc
  .integer({ min: 1, max: 5_000 })
  .chain((denominator) =>
    fc.record({ numerator: fc.integer({ min: 0, max: denominator }), denominator: fc.constant(denominator) }),
  );

describe('the Wilson interval', () => {
  test('of published examples is the published one', () => {
    // Newcombe, Statistics in Medicine 17 (1998), tables of the score method.
    const examples: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [numerator, denominator, low, high] of examples) {
      const interval = intervalOf({ numerator, denominator });
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  test('contains the rate, stays between 0 and 1, and of nothing there is none', () => {
    fc.assert(
      fc.property(rates, ({ numerator, denominator }) => {
        const { low = NaN, high = NaN } = intervalOf({ numerator, denominator }) ?? {};
        const share = numerator / denominator;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
    expect(intervalOf({ numerator: 0, denominator: 0 })).toBeNull();
  });
});

describe('the difference of two rates', () => {
  test('of a published example has the published interval', () => {
    // Newcombe, Statistics in Medicine 17 (1998) 873-890: 56/70 and 48/80 by method 10.
    const { difference, low, high, verdict } = differenceOf(
      { numerator: 56, denominator: 70 },
      { numerator: 48, denominator: 80 },
    );
    expect([difference, low, high].map((value) => Number(value?.toFixed(4)))).toEqual([0.2, 0.0524, 0.3339]);
    expect(verdict).toBe('IS_NOT_CHANCE');
  });

  test.each([
    ['the same share twice', [50, 100], [500, 1_000], 'CAN_BE_CHANCE'],
    ['47 and 53 of a hundred', [47, 100], [53, 100], 'CAN_BE_CHANCE'],
    ['47 and 53 of ten thousand hundredths', [4_700, 10_000], [5_300, 10_000], 'IS_NOT_CHANCE'],
    ['all against none, of too few', [comparedLeast - 1, comparedLeast - 1], [0, 500], 'TOO_FEW'],
    ['all against none, of enough', [comparedLeast, comparedLeast], [0, 500], 'IS_NOT_CHANCE'],
    ['something against nothing', [3, 100], [0, 0], 'TOO_FEW'],
  ] as const)('of %s is judged as it should', (_, [a, n], [b, m], verdict) => {
    expect(differenceOf({ numerator: a, denominator: n }, { numerator: b, denominator: m }).verdict).toBe(verdict);
    expect(differenceOf({ numerator: b, denominator: m }, { numerator: a, denominator: n }).verdict).toBe(verdict);
  });

  test('lies within its interval and turns its sign with its sides', () => {
    fc.assert(
      fc.property(rates, rates, (first, second) => {
        const [one, other] = [differenceOf(first, second), differenceOf(second, first)];
        expect(one.difference).toBeGreaterThanOrEqual((one.low ?? NaN) - 1e-12);
        expect(one.difference).toBeLessThanOrEqual((one.high ?? NaN) + 1e-12);
        expect(one.low).toBeCloseTo(-(other.high ?? NaN), 10);
      }),
    );
  });

  test('has a sentence for each verdict in both languages', () => {
    for (const { es, en } of Object.values(verdictTexts))
      expect([es, en].every((text) => text.endsWith('.'))).toBe(true);
  });
});
