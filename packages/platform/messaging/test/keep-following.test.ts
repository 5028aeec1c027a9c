import { describe, expect, test } from '@jest/globals';
import { eventually } from '@tertulia/testkit';
import {
  AwayRounds,
  InMemoryPubSub,
  keepFollowing,
  MissedValuesError,
  topic,
  type Subscription,
} from '@tertulia/messaging';

interface Value {
  readonly n: number;
}

const numbers = topic<Value>('numbers');

/** A transport that loses the values that the test selects. */
class Lossy {
  subscribed = 0;
  isReady = true;
  #fail: (error: Error) => void = () => undefined;
  readonly #pubSub = new InMemoryPubSub();

  readonly subscribe = (): Subscription<Value> => {
    this.subscribed += 1;
    const inner = this.#pubSub.subscribe(numbers);
    const failure = new Promise<never>((_, reject) => (this.#fail = reject));
    failure.catch(() => undefined);
    const next = async (): Promise<IteratorResult<Value>> => Promise.race([inner.next(), failure]);
    return {
      ...inner,
      ready: Promise.resolve(this.isReady),
      next,
      return: async () => inner.return?.() as never,
      [Symbol.asyncIterator]: () => inner,
    };
  };

  send(n: number): void {
    this.#pubSub.publish(numbers, { n });
  }

  lose(error: Error = new MissedValuesError('lost')): void {
    this.#fail(error);
  }
}

describe('following a topic for good', () => {
  test('A follower receives every value, and MISSED once where values were lost, between those before and after', async () => {
    const transport = new Lossy();
    const following = keepFollowing(transport.subscribe);
    expect(await following.ready).toBe(true);
    transport.send(1);
    expect((await following.next()).value).toEqual({ n: 1 });
    const next = following.next();
    transport.lose();
    expect((await next).value).toBe('MISSED');
    transport.send(3);
    expect((await following.next()).value).toEqual({ n: 3 });
    expect(transport.subscribed).toBe(2);
    await following.return?.();
  });

  test('Following continues for a reader that was too slow', async () => {
    const pubSub = new InMemoryPubSub(2);
    const following = keepFollowing(() => pubSub.subscribe(numbers));
    for (const n of [1, 2, 3]) pubSub.publish(numbers, { n });
    expect((await following.next()).value).toBe('MISSED');
    pubSub.publish(numbers, { n: 4 });
    expect((await following.next()).value).toEqual({ n: 4 });
    await following.return?.();
    expect(pubSub.subscriberCount(numbers)).toBe(0);
  });

  test('Following ends with its reader, also while values are missed, and then no subscription is left', async () => {
    const pubSub = new InMemoryPubSub();
    const following = keepFollowing(() => pubSub.subscribe(numbers));
    const next = following.next();
    await following.return?.();
    expect((await next).done).toBe(true);
    expect(pubSub.subscriberCount(numbers)).toBe(0);
    const transport = new Lossy();
    const lossy = keepFollowing(transport.subscribe);
    const waiting = lossy.next();
    transport.lose();
    await lossy.return?.();
    expect((await waiting).done).toBe(true);
  });

  test('Following ends with its topic', async () => {
    const pubSub = new InMemoryPubSub();
    const following = keepFollowing(() => pubSub.subscribe(numbers));
    const next = following.next();
    pubSub.close();
    expect((await next).done).toBe(true);
  });

  test('Followers receive MISSED repeatedly while the transport is unavailable, and no value that arrives is lost', async () => {
    const pubSub = new InMemoryPubSub();
    const transport = { isHealthy: () => isUp, onRecovery: () => () => undefined };
    let isUp = true;
    const rounds = new AwayRounds(transport, { everyMs: 5, pauseMs: 1 });
    const readers = [1, 2, 3].map(() => {
      const stream = keepFollowing(() => pubSub.subscribe(numbers), rounds);
      const heard: unknown[] = [];
      const run = async (): Promise<void> => {
        for await (const value of stream) heard.push(value);
      };
      return { stream, heard, done: run() };
    });
    const missedBy = () => readers.map(({ heard }) => heard.filter((value) => value === 'MISSED').length);
    const values = () => readers.map(({ heard }) => heard.filter((value) => value !== 'MISSED'));
    pubSub.publish(numbers, { n: 1 });
    await eventually(() => expect(values()).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]));
    expect(missedBy()).toEqual([0, 0, 0]);
    isUp = false;
    await eventually(() => expect(Math.min(...missedBy())).toBeGreaterThanOrEqual(3));
    for (const n of [2, 3]) pubSub.publish(numbers, { n });
    const all = [1, 2, 3].map((n) => ({ n }));
    await eventually(() => expect(values()).toEqual([all, all, all]));
    isUp = true;
    await eventually(async () => {
      const before = missedBy();
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(missedBy()).toEqual(before);
    });
    for (const { stream, done } of readers) {
      await stream.return?.();
      await done;
    }
    expect(pubSub.subscriberCount(numbers)).toBe(0);
  });

  test('Followers receive MISSED once more when the transport is back, even after a loss too short to be noticed', async () => {
    const pubSub = new InMemoryPubSub();
    let recovered = (): void => undefined;
    const transport = {
      isHealthy: () => true,
      onRecovery: (listener: () => void) => {
        recovered = listener;
        return () => undefined;
      },
    };
    const rounds = new AwayRounds(transport, { everyMs: 5, pauseMs: 1 });
    const streams = [1, 2].map(() => keepFollowing(() => pubSub.subscribe(numbers, { keep: 'LATEST' }), rounds));
    const first = streams.map(async (stream) => stream.next());
    recovered();
    expect((await Promise.all(first)).map(({ value }) => value as unknown)).toEqual(['MISSED', 'MISSED']);
    const second = streams.map(async (stream) => stream.next());
    pubSub.publish(numbers, { n: 1 });
    expect((await Promise.all(second)).map(({ value }) => value as unknown)).toEqual([{ n: 1 }, { n: 1 }]);
    for (const stream of streams) await stream.return?.();
  });

  test('Followers that lost values at the same moment receive MISSED one after the other, and lose nothing meanwhile', async () => {
    const pubSub = new InMemoryPubSub(1);
    const rounds = new AwayRounds(pubSub, { pauseMs: 10 });
    const crowd = Array.from({ length: 20 }, () => keepFollowing(() => pubSub.subscribe(numbers), rounds));
    for (const n of [1, 2]) pubSub.publish(numbers, { n });
    const began = performance.now();
    const caughtUp = await Promise.all(
      crowd.map(async (following) => ({ ...(await following.next()), atMs: performance.now() - began })),
    );
    expect(new Set(caughtUp.map(({ value }) => value as unknown))).toEqual(new Set(['MISSED']));
    expect(Math.max(...caughtUp.map(({ atMs }) => atMs))).toBeGreaterThan(150);
    pubSub.publish(numbers, { n: 3 });
    for (const following of crowd) {
      expect((await following.next()).value).toEqual({ n: 3 });
      await following.return?.();
    }
  });

  test('Other failures reach the reader', async () => {
    const transport = new Lossy();
    const following = keepFollowing(transport.subscribe);
    const next = following.next();
    transport.lose(new Error('a defect'));
    await expect(next).rejects.toThrow('a defect');
  });
});
