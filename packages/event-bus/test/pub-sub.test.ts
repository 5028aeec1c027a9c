import { describe, expect, test } from '@jest/globals';
import { InMemoryPubSub, SlowSubscriberError, topic } from '@tertulia/event-bus';

const numbers = topic<number>('numbers');

async function take(values: AsyncIterator<number>, count: number): Promise<(number | undefined)[]> {
  const taken: (number | undefined)[] = [];
  while (taken.length < count) {
    const { done, value } = await values.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
}

describe('subscriptions', () => {
  test('get what is published while they last, each its own copy, and only of their topic', async () => {
    const pubSub = new InMemoryPubSub();
    pubSub.publish(numbers, 0);
    const [first, second] = [pubSub.subscribe(numbers), pubSub.subscribe(numbers)];
    pubSub.publish(numbers, 1);
    pubSub.publish(topic<number>('others'), 9);
    pubSub.publish(numbers, 2);
    expect(await take(first, 2)).toEqual([1, 2]);
    expect(await take(second, 2)).toEqual([1, 2]);
  });

  test('wake a reader that was there first', async () => {
    const pubSub = new InMemoryPubSub();
    const values = pubSub.subscribe(numbers);
    const waiting = values.next();
    pubSub.publish(numbers, 7);
    expect(await waiting).toEqual({ done: false, value: 7 });
  });

  test('of absolute values keep the newest for a slow reader', async () => {
    const pubSub = new InMemoryPubSub(1);
    const values = pubSub.subscribe(numbers, { keep: 'LATEST' });
    for (const n of [1, 2, 3]) pubSub.publish(numbers, n);
    expect(await take(values, 1)).toEqual([3]);
  });

  test('of all values end with an error when a reader is too slow, without growing', async () => {
    const pubSub = new InMemoryPubSub(2);
    const values = pubSub.subscribe(numbers);
    for (const n of [1, 2, 3, 4]) pubSub.publish(numbers, n);
    expect(pubSub.subscriberCount(numbers)).toBe(0);
    await expect(values.next()).rejects.toThrow(SlowSubscriberError);
    expect(await values.next()).toEqual({ done: true, value: undefined });
  });

  test('leave nothing behind when they end, and let waiting readers go', async () => {
    const pubSub = new InMemoryPubSub();
    const values = pubSub.subscribe(numbers);
    const waiting = values.next();
    await values.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(pubSub.subscriberCount(numbers)).toBe(0);
  });

  test('all end when the hub closes', async () => {
    const pubSub = new InMemoryPubSub();
    const all = [pubSub.subscribe(numbers).next(), pubSub.subscribe(topic<number>('others')).next()];
    pubSub.close();
    expect((await Promise.all(all)).map((result) => result.done)).toEqual([true, true]);
  });
});
