import { describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { ratesDefault, type Rates } from '../src/index.js';
import type { RateLimiter } from '../src/protection/rate-limiter.js';

export const contractRates: Rates = {
  ...ratesDefault,
  ANONYMOUS: { points: 10, windowSeconds: 60 },
  USER: { points: 3, windowSeconds: 1 },
};

/** What every limiter promises. `make` gives a limiter with `contractRates`. */
export function rateLimiterContract(make: () => Promise<RateLimiter>): void {
  let keys = 0;
  const newKey = (): string => `key ${(keys += 1)} 203.0.113.7`;

  describe('every limiter', () => {
    test('admits as many as the rate says, then refuses with the wait', async () => {
      const limiter = await make();
      const key = newKey();
      for (let left = 9; left >= 0; left -= 1) {
        const decision = await limiter.consume('ANONYMOUS', key, 1);
        expect(decision).toMatchObject({ isAllowed: true, limit: 10, remaining: left });
      }
      const refused = await limiter.consume('ANONYMOUS', key, 1);
      expect(refused).toMatchObject({ isAllowed: false, limit: 10, remaining: 0 });
      expect(refused.resetSeconds).toBeGreaterThan(50);
      expect(refused.resetSeconds).toBeLessThanOrEqual(60);
    });

    test('admits as many of those that come at the same moment', async () => {
      const limiter = await make();
      const key = newKey();
      const decisions = await Promise.all(Array.from({ length: 40 }, () => limiter.consume('ANONYMOUS', key, 1)));
      expect(decisions.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    });

    test('counts several points at once, and refuses all of them where they do not fit', async () => {
      const limiter = await make();
      const key = newKey();
      expect((await limiter.consume('ANONYMOUS', key, 8)).isAllowed).toBe(true);
      expect((await limiter.consume('ANONYMOUS', key, 8)).isAllowed).toBe(false);
    });

    test('looks without counting', async () => {
      const limiter = await make();
      const key = newKey();
      for (let round = 0; round < 20; round += 1) {
        expect(await limiter.look('ANONYMOUS', key)).toMatchObject({ isAllowed: true, remaining: 10 });
      }
      await limiter.consume('ANONYMOUS', key, 10);
      expect(await limiter.look('ANONYMOUS', key)).toMatchObject({ isAllowed: false, remaining: 0 });
    });

    test('keeps keys and buckets apart', async () => {
      const limiter = await make();
      const [first, second] = [newKey(), newKey()];
      await limiter.consume('ANONYMOUS', first, 11);
      expect((await limiter.consume('ANONYMOUS', second, 1)).isAllowed).toBe(true);
      expect((await limiter.consume('VISITOR', first, 1)).isAllowed).toBe(true);
    });

    test('begins anew when the window is over', async () => {
      const limiter = await make();
      const key = newKey();
      expect((await limiter.consume('USER', key, 4)).isAllowed).toBe(false);
      await eventually(async () => expect((await limiter.look('USER', key)).isAllowed).toBe(true));
      expect(await limiter.consume('USER', key, 1)).toMatchObject({ isAllowed: true, remaining: 2 });
    });
  });
}
