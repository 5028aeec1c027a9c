import { afterEach, describe, expect, test } from '@jest/globals';
import { openRedis, type RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually } from '@tertulia/testkit';
import { pino } from 'pino';
import { MemoryRateLimiter } from '../src/protection/memory-rate-limiter.js';
import type { RateBucket, RateLimiter } from '../src/protection/rate-limiter.js';
import { RedisRateLimiter } from '../src/protection/redis-rate-limiter.js';
import { contractRates, rateLimiterContract } from './rate-limiter.contract.js';

const log = pino({ level: 'silent' });

describe('rates in memory', () => {
  rateLimiterContract(async () => new MemoryRateLimiter(contractRates));
});

describeOnRedis(
  'rates in Redis',
  (server) => {
    const open: RedisServer[] = [];
    afterEach(async () => {
      for (const redis of open.splice(0)) await redis.close();
    });
    const make = async (): Promise<RateLimiter> => {
      const settings = { url: server.url, name: 'test', log, prefix: server.prefix };
      const redis = await openRedis({ ...settings, commandTimeoutMs: 20_000, impatience: { patienceMs: 2_000 } });
      open.push(redis);
      return new RedisRateLimiter({ redis, rates: contractRates, replicasExpected: 2, log });
    };
    rateLimiterContract(make);

    const admitted = async (
      limiter: RateLimiter,
      { bucket, key, tries }: { bucket: RateBucket; key: string; tries: number },
    ) => {
      const decisions = await Promise.all(Array.from({ length: tries }, () => limiter.consume(bucket, key, 1)));
      return decisions.filter(({ isAllowed }) => isAllowed).length;
    };
    const untilUp = (): Promise<void> => eventually(() => expect(open.every((redis) => redis.isUp())).toBe(true));
    /** Waits until the client uses Redis again after an outage: then a count appears in Redis. */
    const untilShared = async (limiters: readonly RateLimiter[]): Promise<void> => {
      await untilUp();
      const [redis] = open;
      for (const [index, limiter] of limiters.entries()) {
        const key = `probe ${performance.now()} ${index}`;
        await eventually(async () => {
          await limiter.consume('API_KEY', key, 1);
          expect(await redis?.commands.exists(redis.key('rate', 'API_KEY', key))).toBe(1);
        });
      }
    };

    test('Two limiters together admit what one may', async () => {
      const limiters = [await make(), await make()];
      const key = 'together';
      const counts = await Promise.all(
        limiters.map((limiter) => admitted(limiter, { bucket: 'ANONYMOUS', key, tries: 30 })),
      );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
      for (const limiter of limiters) expect((await limiter.look('ANONYMOUS', key)).isAllowed).toBe(false);
    });

    test.each(['killed', 'hung'])(
      'When Redis is %s and comes back, at most half more than the rate is admitted in total',
      async (how) => {
        const [one, two] = [await make(), await make()];
        const calls = { bucket: 'ANONYMOUS' as const, key: `outage ${how}`, tries: 30 };
        // The worst case: one limiter has used up everything and the other has no count yet.
        let sum = await admitted(one, calls);
        expect(sum).toBe(10);
        if (how === 'killed') await server.kill();
        else server.pause();
        sum += (await admitted(one, calls)) + (await admitted(two, calls));
        expect(sum).toBeGreaterThan(10);
        if (how === 'killed') await server.start();
        else server.resume();
        await untilShared([one, two]);
        sum += (await admitted(two, calls)) + (await admitted(one, calls)) + (await admitted(two, calls));
        expect(sum).toBeLessThanOrEqual(15);
      },
    );

    test('Calls admitted while Redis was unavailable are counted when it is back', async () => {
      const [one, two] = [await make(), await make()];
      const calls = { bucket: 'ANONYMOUS' as const, key: 'pending', tries: 30 };
      await server.kill();
      expect(await admitted(one, calls)).toBe(5);
      await server.start();
      await untilShared([one, two]);
      expect(await admitted(one, calls)).toBe(0);
      expect((await two.look('ANONYMOUS', 'pending')).isAllowed).toBe(false);
    });

    test('While Redis is unavailable, buckets against guessing admit half of the share', async () => {
      const limiter = await make();
      await server.kill();
      expect(await admitted(limiter, { bucket: 'SENSITIVE', key: 'signIn', tries: 30 })).toBe(5);
      expect(await limiter.look('BAD_CREDENTIAL', 'address')).toMatchObject({ isAllowed: true });
      for (let round = 0; round < 7; round += 1) await limiter.consume('BAD_CREDENTIAL', 'address', 1);
      expect((await limiter.look('BAD_CREDENTIAL', 'address')).isAllowed).toBe(false);
      await server.start();
    });
  },
  { isKilled: true },
);
