import { describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { costBudgetsDefault, type CostBuckets, type CostBudgets } from '../src/protection/cost-budget.js';

export const contractBudgets: CostBudgets = {
  ...costBudgetsDefault,
  // Practically never refills: balances are exact however long a test takes.
  API_KEY: { capacity: 1_000, restoreRate: 0.001 },
  VISITOR: { capacity: 100, restoreRate: 1_000 },
};

/** The contract of all cost buckets. `make` returns buckets with `contractBudgets`. */
export function costBucketsContract(make: () => Promise<CostBuckets>): void {
  let keys = 0;
  const newKey = (): string => `key ${(keys += 1)}`;

  describe('cost buckets', () => {
    test('A bucket starts full, grants available points and refuses more than it has', async () => {
      const buckets = await make();
      const key = newKey();
      const full = { isAllowed: true, capacity: 1_000, restoreRate: 0.001 };
      expect(await buckets.take('API_KEY', key, 0)).toEqual({ ...full, available: 1_000 });
      expect(await buckets.take('API_KEY', key, 900)).toEqual({ ...full, available: 100 });
      expect(await buckets.take('API_KEY', key, 500)).toEqual({ ...full, isAllowed: false, available: 100 });
      expect(await buckets.take('API_KEY', newKey(), 900)).toMatchObject({ isAllowed: true });
      expect(await buckets.take('USER', key, 900)).toMatchObject({ isAllowed: true });
    });

    test('Concurrent requests together never take more points than the bucket has', async () => {
      const buckets = await make();
      const key = newKey();
      const balances = await Promise.all(Array.from({ length: 30 }, () => buckets.take('API_KEY', key, 100)));
      expect(balances.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    });

    test('Unused points are returned up to the capacity, and extra cost makes the balance negative', async () => {
      const buckets = await make();
      const key = newKey();
      await buckets.take('API_KEY', key, 600);
      await buckets.settle('API_KEY', key, 500);
      expect((await buckets.take('API_KEY', key, 0)).available).toBe(900);
      await buckets.settle('API_KEY', key, 5_000);
      expect((await buckets.take('API_KEY', key, 0)).available).toBe(1_000);
      await buckets.settle('API_KEY', key, -1_500);
      expect(await buckets.take('API_KEY', key, 1)).toMatchObject({ isAllowed: false, available: -500 });
    });

    test('A bucket refills over time', async () => {
      const buckets = await make();
      const key = newKey();
      await buckets.take('VISITOR', key, 100);
      await eventually(async () => expect((await buckets.take('VISITOR', key, 0)).available).toBe(100));
    });
  });
}
