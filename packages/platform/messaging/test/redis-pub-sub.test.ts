import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MissedValuesError, RedisPubSub, topic } from '@tertulia/messaging';
import type { Redis, RedisServer } from '@tertulia/messaging/redis';
import { describeOnRedis, eventually } from '@tertulia/testkit';
import type { RedisForTests } from '@tertulia/testkit';
import { numbers, pubSubContract, take } from './pub-sub.contract.js';
import { log, RedisWorld } from './redis-world.js';

interface Two {
  readonly one: RedisPubSub;
  readonly other: RedisPubSub;
  readonly oneServer: RedisServer;
  readonly otherServer: RedisServer;
  /** The connections for subscriptions. */
  readonly connections: readonly Redis[];
}

/** A machine that is busy for less than four heartbeats is not mistaken for a connection that is lost. */
const heartbeatMs = 1_000;

function twoProcesses(server: RedisForTests, commandTimeoutMs = 30_000): () => Two {
  let two: Two;
  beforeEach(async () => {
    await server.start();
    const world = new RedisWorld(server);
    const [oneServer, otherServer] = [
      await world.connection('one', commandTimeoutMs),
      await world.connection('other', commandTimeoutMs),
    ];
    const connections: Redis[] = [];
    const hub = (redis: RedisServer): RedisPubSub => {
      const connect = redis.connect.bind(redis);
      redis.connect = (purpose) => {
        const connection = connect(purpose);
        connections.push(connection);
        return connection;
      };
      return new RedisPubSub({ redis, log, queueLimit: 3, heartbeatMs });
    };
    two = { one: hub(oneServer), other: hub(otherServer), oneServer, otherServer, connections };
  });
  afterEach(async () => {
    two.one.close();
    two.other.close();
    await Promise.all([two.oneServer.close(), two.otherServer.close()]);
  });
  return () => two;
}

describe('pub/sub on Redis', () => {
  describeOnRedis('contract', (server) => {
    const two = twoProcesses(server);
    pubSubContract(3, () => two());

    test('Redis has one subscription for a topic, however many subscribers there are, and none after the last has left', async () => {
      const { one, oneServer } = two();
      const channels = async (): Promise<string[]> =>
        oneServer.run(async (c) => (await c.call('PUBSUB', 'CHANNELS', oneServer.key('topic', '*'))) as string[]);
      const subscriptions = [one.subscribe(numbers), one.subscribe(numbers), one.subscribe(numbers)];
      await Promise.all(subscriptions.map(async ({ ready }) => ready));
      expect(await channels()).toEqual([oneServer.key('topic', 'numbers')]);
      for (const subscription of subscriptions) await subscription.return?.();
      await eventually(async () => expect(await channels()).toEqual([]));
    });
  });

  describeOnRedis(
    'with a Redis that fails',
    (server) => {
      const two = twoProcesses(server, 1_500);

      test('After a loss, subscriptions to ALL end with an error and those to LATEST continue', async () => {
        const { one, other } = two();
        const [all, latest] = [one.subscribe(numbers), one.subscribe(numbers, { keep: 'LATEST' })];
        const recoveries: boolean[] = [];
        one.onRecovery(() => recoveries.push(one.isHealthy()));
        expect([await all.ready, await latest.ready]).toEqual([true, true]);
        other.publish(numbers, 1);
        expect(await all.next()).toEqual({ done: false, value: 1 });
        const outcome = all.next().catch((error: unknown) => error);
        await server.kill();
        await eventually(() => expect(one.isHealthy()).toBe(false));
        other.publish(numbers, 2);
        await server.start();
        expect(await outcome).toBeInstanceOf(MissedValuesError);
        await eventually(() => expect(recoveries.at(-1)).toBe(true));
        await eventually(() => expect(other.isHealthy()).toBe(true));
        other.publish(numbers, 3);
        await eventually(async () => expect(await take(latest, 1)).toEqual([3]));
      });

      test('Values that arrived before a loss are delivered before its error', async () => {
        const { one, other } = two();
        const [values, probe] = [one.subscribe(numbers), one.subscribe(topic<number>('probe'))];
        expect([await values.ready, await probe.ready]).toEqual([true, true]);
        other.publish(numbers, 1);
        other.publish(topic<number>('probe'), 1);
        expect(await take(probe, 1)).toEqual([1]);
        const missed = probe.next().catch((error: unknown) => error);
        await server.kill();
        await server.start();
        expect(await missed).toBeInstanceOf(MissedValuesError);
        expect(await values.next()).toEqual({ done: false, value: 1 });
        await expect(values.next()).rejects.toThrow(MissedValuesError);
        expect(await values.next()).toEqual({ done: true, value: undefined });
      });

      test('Subscribers in every process are informed when only the publisher could not reach Redis', async () => {
        const { one, other, otherServer } = two();
        const [affected, unaffected] = [one.subscribe(numbers), one.subscribe(topic<number>('others'))];
        expect([await affected.ready, await unaffected.ready]).toEqual([true, true]);
        otherServer.commands.disconnect(true);
        other.publish(numbers, 1);
        await expect(affected.next()).rejects.toThrow(MissedValuesError);
        expect(one.subscriberCount(topic<number>('others'))).toBe(1);
      });

      test('Subscriptions continue when Redis was only slow', async () => {
        const { one, other } = two();
        const values = one.subscribe(numbers);
        expect(await values.ready).toBe(true);
        server.pause();
        await eventually(() => expect(one.isHealthy()).toBe(false));
        server.resume();
        await eventually(() => expect([one.isHealthy(), other.isHealthy()]).toEqual([true, true]));
        other.publish(numbers, 6);
        expect(await values.next()).toEqual({ done: false, value: 6 });
      });

      test('A silent connection is detected and replaced', async () => {
        const { one, connections } = two();
        const values = one.subscribe(numbers);
        expect(await values.ready).toBe(true);
        const outcome = values.next().catch((error: unknown) => error);
        // It is unhealthy for a moment only, so it tells when it has recovered.
        const recovered = new Promise<boolean>((resolve) => one.onRecovery(() => resolve(one.isHealthy())));
        await connections[0]?.unsubscribe();
        expect(await outcome).toBeInstanceOf(MissedValuesError);
        expect(await recovered).toBe(true);
      });

      test('A hub that closes right after a reconnect leaves no rejected promise behind', async () => {
        const { one, connections } = two();
        expect(await one.subscribe(numbers).ready).toBe(true);
        const [connection] = connections;
        if (connection === undefined) throw new Error('no connection');
        // Not `once` of node:events: it rejects at the first attempt that is refused while Redis is down.
        const hasClosed = new Promise<void>((resolve) => connection.once('end', () => resolve()));
        const subscribe = connection.subscribe.bind(connection);
        Object.assign(connection, {
          subscribe: async (...channels: string[]) => {
            server.pause();
            setImmediate(() => one.close());
            return subscribe(...channels);
          },
        });
        await server.kill();
        await server.start();
        await hasClosed;
        server.resume();
      });

      test('A subscriber does not wait for an unavailable Redis', async () => {
        const { one, other } = two();
        await server.kill();
        await eventually(() => expect(one.isHealthy()).toBe(false));
        const values = one.subscribe(numbers);
        expect(await values.ready).toBe(false);
        await server.start();
        await expect(values.next()).rejects.toThrow(MissedValuesError);
        const again = one.subscribe(numbers);
        expect(await again.ready).toBe(true);
        await eventually(() => expect(other.isHealthy()).toBe(true));
        other.publish(numbers, 4);
        expect(await take(again, 1)).toEqual([4]);
      });
    },
    { isKilled: true },
  );
});
