import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openRedis, type RedisServer } from '@tertulia/messaging/redis';
import { createLog } from '@tertulia/subgraph';
import { describeOnRedis, eventually, fakeClock, testId } from '@tertulia/testkit';
import { InMemoryCredentialCache } from '../src/persistence/in-memory-credential-cache.js';
import { RedisCredentialCache } from '../src/persistence/redis-credential-cache.js';
import {
  credentialCacheContract,
  cacheNow,
  keyBearer,
  newHash,
  noRevocation,
  sessionBearer,
} from './credential-cache.contract.js';

const revokedSession = { ...noRevocation, sessionIds: [testId(1)] };

describe('credentials cached in this process', () => {
  credentialCacheContract(async () => [new InMemoryCredentialCache(fakeClock())]);

  test('are evicted after half a minute, and what is read too late is not cached', async () => {
    const clock = fakeClock();
    const cache = new InMemoryCredentialCache(clock);
    await cacheNow(cache, 'hash', keyBearer());
    clock.advance(29_999);
    const { bearer, ticket } = await cache.find('hash');
    expect(bearer).not.toBeNull();
    clock.advance(2);
    expect((await cache.find('hash')).bearer).toBeNull();
    clock.advance(20_000);
    await cache.keep('hash', keyBearer(), ticket ?? '');
    expect((await cache.find('hash')).bearer).toBeNull();
  });

  test('do not exceed a maximum number', async () => {
    const cache = new InMemoryCredentialCache(fakeClock());
    for (let index = 0; index < 10_001; index += 1) await cacheNow(cache, `hash ${index}`, keyBearer());
    expect((await cache.find('hash 0')).bearer).toBeNull();
    expect((await cache.find('hash 10000')).bearer).not.toBeNull();
  });
});

describeOnRedis(
  'credentials cached in Redis',
  (server) => {
    const open: { cache: RedisCredentialCache; redis: RedisServer }[] = [];
    afterEach(async () => {
      for (const { cache, redis } of open.splice(0)) {
        cache.close();
        await redis.close();
      }
    });
    /** By default so patient that a busy machine makes no Redis look like one that is away. */
    const make = async (patienceMs = 20_000): Promise<RedisCredentialCache> => {
      const log = createLog('identity', 'silent');
      const patience = { commandTimeoutMs: 5 * patienceMs, impatience: { patienceMs } };
      const redis = await openRedis({ url: server.url, name: 'test', log, prefix: server.prefix, ...patience });
      const cache = new RedisCredentialCache(redis, log);
      open.push({ cache, redis });
      return cache;
    };
    const untilKept = (cache: RedisCredentialCache, hash: string): Promise<void> =>
      eventually(async () => {
        await cacheNow(cache, hash, sessionBearer());
        expect((await cache.find(hash)).bearer).toEqual(sessionBearer());
      });

    credentialCacheContract(async () => [await make(), await make()]);

    test('live half a minute at most, and every key expires', async () => {
      const cache = await make();
      const commands = open[0]?.redis.commands;
      const hash = newHash();
      await cacheNow(cache, hash, sessionBearer());
      await cache.revoke({ ...noRevocation, userIds: [testId(77)] });
      const keys = (await commands?.keys(`${server.prefix}:credentials:*`)) ?? [];
      const lives = await Promise.all(keys.map(async (key) => ({ key, ms: (await commands?.pttl(key)) ?? 0 })));
      const [entry] = lives.filter(({ key }) => key.endsWith(hash));
      expect(entry?.ms).toBeGreaterThan(20_000);
      expect(entry?.ms).toBeLessThanOrEqual(30_000);
      expect(lives.filter(({ ms }) => ms < 0)).toEqual([]);
    });

    test('are ignored after Redis restarted, with or without its data', async () => {
      const cache = await make();
      const hash = newHash();
      await cacheNow(cache, hash, sessionBearer());
      const { ticket } = await cache.find(hash);
      await server.kill();
      await server.start();
      await eventually(async () => expect((await cache.find(hash)).ticket).not.toBeNull());
      expect((await cache.find(hash)).bearer).toBeNull();
      await cache.keep(hash, sessionBearer(), ticket ?? '');
      expect((await cache.find(hash)).bearer).toBeNull();
    });

    test('are ignored after Redis was emptied: values read before cannot reappear', async () => {
      const cache = await make();
      const hash = newHash();
      const { ticket } = await cache.find(hash);
      await cache.revoke(revokedSession);
      await open[0]?.redis.commands.flushall();
      await cache.find(newHash());
      await cache.keep(hash, sessionBearer(), ticket ?? '');
      expect((await cache.find(hash)).bearer).toBeNull();
      await cache.revoke(revokedSession);
      await cache.keep(hash, sessionBearer(), ticket ?? '');
      expect((await cache.find(hash)).bearer).toBeNull();
    });

    test('are ignored if another release wrote them in another format', async () => {
      const cache = await make();
      const hash = newHash();
      await cacheNow(cache, hash, sessionBearer());
      const commands = open[0]?.redis.commands;
      const [key = ''] = (await commands?.keys(`${server.prefix}:*${hash}`)) ?? [];
      for (const text of ['{"kind":"SESSION"}', 'nonsense']) {
        await commands?.hset(key, 'bearer', text);
        expect(await cache.find(hash)).toMatchObject({ bearer: null, ticket: expect.any(String) });
      }
    });

    test.each(['killed', 'hung'])(
      'a revocation while Redis is %s: this process caches nothing until Redis has it',
      async (how) => {
        const [here, there] = [await make(400), await make(400)];
        const hash = newHash();
        await untilKept(here, hash);
        if (how === 'killed') await server.kill();
        else server.pause();
        // By a timer of the same process: the one that ends the revocation is due before it, however late both are.
        const revoking = here.revoke(revokedSession).then(() => 'in time');
        expect(await Promise.race([revoking, wait(1_000, 'too late')])).toBe('in time');
        expect(await here.find(hash)).toEqual({ bearer: null, ticket: null });
        if (how === 'killed') await server.start();
        else server.resume();
        await eventually(async () => expect((await here.find(hash)).ticket).not.toBeNull());
        expect((await here.find(hash)).bearer).toBeNull();
        await eventually(async () => expect((await there.find(hash)).ticket).not.toBeNull());
        expect((await there.find(hash)).bearer).toBeNull();
        await untilKept(here, hash);
      },
    );
  },
  { isKilled: true },
);
