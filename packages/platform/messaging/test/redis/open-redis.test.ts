import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openRedis, RedisUnavailableError } from '@tertulia/messaging/redis';
import type { RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually } from '@tertulia/testkit';
import { pino } from 'pino';

const log = pino({ level: 'silent' });

describe('a connection to Redis', () => {
  describeOnRedis(
    'whose other end fails',
    (server) => {
      let redis: RedisServer;
      let changes: boolean[];
      beforeEach(async () => {
        await server.start();
        // A healthy Redis replies in time, however busy the machine is; a silent one is noticed soon enough.
        redis = await openRedis({ url: server.url, name: 'test', log, prefix: server.prefix, commandTimeoutMs: 1_500 });
        changes = [];
        redis.onChange((isUp) => changes.push(isUp));
      });
      afterEach(async () => redis.close());

      test('All keys have the given prefix', async () => {
        expect(redis.key('a', 'b')).toBe(`${server.prefix}:a:b`);
        expect(redis.isUp()).toBe(true);
        await redis.ping();
      });

      test('Commands fail at once while Redis is unavailable, are never sent later, and the connection recovers by itself', async () => {
        await server.kill();
        await eventually(() => expect(redis.isUp()).toBe(false));
        const refused = redis.run(async (c) => c.set('late', '1')).catch((error: unknown) => error);
        const aTurnOfTheLoop = new Promise((resolve) => setImmediate(resolve, 'still waiting'));
        expect(await Promise.race([refused, aTurnOfTheLoop])).toBeInstanceOf(RedisUnavailableError);
        await server.start();
        await eventually(async () => redis.ping());
        expect(changes).toEqual([false, true]);
        expect(await redis.run(async (c) => c.get('late'))).toBeNull();
      });

      test('Commands fail at their deadline while Redis is silent, and a lasting silence ends the connection', async () => {
        server.pause();
        await expect(redis.ping()).rejects.toThrow(RedisUnavailableError);
        expect(redis.isUp()).toBe(true);
        await eventually(() => expect(changes).toEqual([false]));
        server.resume();
        await eventually(async () => redis.ping());
        expect(changes.at(-1)).toBe(true);
      });

      test('Other errors are passed on unchanged', async () => {
        await redis.run(async (c) => c.set('text', 'not a number'));
        await expect(redis.run(async (c) => c.incr('text'))).rejects.toThrow('not an integer');
        await expect(redis.run(async (c) => c.incr('text'))).rejects.not.toThrow(RedisUnavailableError);
      });

      test('A Redis without free memory counts as unavailable', async () => {
        await redis.run(async (c) => c.config('SET', 'maxmemory', '1'));
        await expect(redis.run(async (c) => c.set('more', '1'))).rejects.toThrow(RedisUnavailableError);
      });
    },
    { isKilled: true },
  );

  test('Opening fails with an error when no server responds', async () => {
    const opening = openRedis({ url: 'redis://127.0.0.1:1', name: 'test', log });
    await expect(opening).rejects.toThrow(RedisUnavailableError);
  });
});
