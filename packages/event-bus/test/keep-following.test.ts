import { describe, expect, test } from '@jest/globals';
import { InMemoryPubSub, keepFollowing, MissedValuesError, topic, type Subscription } from '@tertulia/event-bus';

interface Value {
  readonly n: number;
}

const numbers = topic<Value>('numbers');

/** A transport that loses what the test says it loses. */
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

  tell(n: number): void {
    this.#pubSub.publish(numbers, { n });
  }

  lose(error: Error = new MissedValuesError('lost')): void {
    this.#fail(error);
  }
}

describe('following a topic for good', () => {
  test('hands on what comes, and says once where values were missed, between what came before and after', async () => {
    const transport = new Lossy();
    const following = keepFollowing(transport.subscribe);
    expect(await following.ready).toBe(true);
    transport.tell(1);
    expect((await following.next()).value).toEqual({ n: 1 });
    const next = following.next();
    transport.lose();
    expect((await next).value).toBe('MISSED');
    transport.tell(3);
    expect((await following.next()).value).toEqual({ n: 3 });
    expect(transport.subscribed).toBe(2);
    await following.return?.();
  });

  test('goes on for a reader who was too slow', async () => {
    const pubSub = new InMemoryPubSub(2);
    const following = keepFollowing(() => pubSub.subscribe(numbers));
    for (const n of [1, 2, 3]) pubSub.publish(numbers, { n });
    expect((await following.next()).value).toBe('MISSED');
    pubSub.publish(numbers, { n: 4 });
    expect((await following.next()).value).toEqual({ n: 4 });
    await following.return?.();
    expect(pubSub.subscriberCount(numbers)).toBe(0);
  });

  test('ends with its reader, also while values are missed, and then holds no subscription', async () => {
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

  test('ends with its topic', async () => {
    const pubSub = new InMemoryPubSub();
    const following = keepFollowing(() => pubSub.subscribe(numbers));
    const next = following.next();
    pubSub.close();
    expect((await next).done).toBe(true);
  });

  test('hides no other failure', async () => {
    const transport = new Lossy();
    const following = keepFollowing(transport.subscribe);
    const next = following.next();
    transport.lose(new Error('a defect'));
    await expect(next).rejects.toThrow('a defect');
  });
});
