import { describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import { ratesDefault, type Rates } from '../src/index.js';
import type { RateLimiter } from '../src/protection/rate-limiter.js';

export const contractRates: Rates = {
  ...ratesDefault,
  ANONYMOUS: { points: 10, windowSeconds: 600 },
  USER: { points: 3, windowSeconds: 1 },
};

/** The contract of all rate limiters. `make` returns a limiter with `contractRates`. */
export function rateLimiterContract(make: () => Promise<RateLimiter>): void {
  let keys = 0;
  const newKey = (): string => `key ${(keys += 1)} 203.0.113.7`;

  describe('rate limiters', () => {
    test('As many calls as the rate allows are admitted, then calls are refused with the time to wait', async () => {
      const limiter = await make();
      const key = newKey();
      for (let left = 9; left >= 0; left -= 1) {
        const decision = await limiter.consume('ANONYMOUS', key, 1);
        expect(decision).toMatchObject({ isAllowed: true, limit: 10, remaining: left });
      }
      const refused = await limiter.consume('ANONYMOUS', key, 1);
      expect(refused).toMatchObject({ isAllowed: false, limit: 10, remaining: 0 });
      expect(refused.resetSeconds).toBeGreaterThan(540);
      expect(refused.resetSeconds).toBeLessThanOrEqual(600);
    });

    test('Concurrent calls are admitted up to the rate', async () => {
      const limiter = await make();
      const key = newKey();
      const decisions = await Promise.all(Array.from({ length: 40 }, () => limiter.consume('ANONYMOUS', key, 1)));
      expect(decisions.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    });

    test('Several points are counted at once, and all of them are refused if they exceed the rate', async () => {
      const limiter = await make();
      const key = newKey();
      expect((await limiter.consume('ANONYMOUS', key, 8)).isAllowed).toBe(true);
      expect((await limiter.consume('ANONYMOUS', key, 8)).isAllowed).toBe(false);
    });

    test('Looking does not count', async () => {
      const limiter = await make();
      const key = newKey();
      for (let round = 0; round < 20; round += 1) {
        expect(await limiter.look('ANONYMOUS', key)).toMatchObject({ isAllowed: true, remaining: 10 });
      }
      await limiter.consume('ANONYMOUS', key, 10);
      expect(await limiter.look('ANONYMOUS', key)).toMatchObject({ isAllowed: false, remaining: 0 });
    });

    test('Keys and buckets are counted separately', async () => {
      const limiter = await make();
      const [first, second] = [newKey(), newKey()];
      await limiter.consume('ANONYMOUS', first, 11);
      expect((await limiter.consume('ANONYMOUS', second, 1)).isAllowed).toBe(true);
      expect((await limiter.consume('VISITOR', first, 1)).isAllowed).toBe(true);
    });

    test('The count restarts when the window ends', async () => {
      const limiter = await make();
      const key = newKey();
      expect((await limiter.consume('USER', key, 4)).isAllowed).toBe(false);
      await eventually(async () => expect((await limiter.look('USER', key)).isAllowed).toBe(true));
      expect(await limiter.consume('USER', key, 1)).toMatchObject({ isAllowed: true, remaining: 2 });
    });
  });
}
