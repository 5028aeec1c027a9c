import { expect, test } from '@jest/globals';
import { SlowSubscriberError, topic } from '@tertulia/messaging';
import type { PubSub, Subscription, Topic } from '@tertulia/messaging';
import { eventually } from '@tertulia/testkit';

export interface PubSubUnderTest extends PubSub {
  subscriberCount(to: Topic<unknown>): number;
}

export const numbers = topic<number>('numbers');

/** The next values, as many as requested, or fewer when the subscription ends. */
export async function take<T>(values: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const result = await values.next();
    if (result.done === true) break;
    taken.push(result.value);
  }
  return taken;
}

/** What every pub/sub guarantees. `make` returns the hubs of two processes; `queueLimit` is small. */
export function pubSubContract(queueLimit: number, make: () => { one: PubSubUnderTest; other: PubSubUnderTest }): void {
  const listening = async <T>(subscription: Subscription<T>): Promise<Subscription<T>> => {
    expect(await subscription.ready).toBe(true);
    return subscription;
  };
  const arrived = async (probe: Subscription<string>, publish: () => void): Promise<void> => {
    publish();
    await probe.next();
  };

  test('A published value reaches each subscriber of its topic in every process; earlier values reach none', async () => {
    const { one, other } = make();
    one.publish(numbers, 0);
    const first = await listening(one.subscribe(numbers));
    const second = await listening(other.subscribe(numbers));
    const third = await listening(other.subscribe(numbers));
    one.publish(numbers, 1);
    one.publish(topic<number>('others'), 9);
    one.publish(numbers, 2);
    expect(await Promise.all([first, second, third].map(async (values) => take(values, 2)))).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  test('A value wakes a reader that was already waiting', async () => {
    const { one, other } = make();
    const values = await listening(one.subscribe(numbers));
    const waiting = values.next();
    other.publish(numbers, 7);
    expect(await waiting).toEqual({ done: false, value: 7 });
  });

  test('Values arrive unchanged', async () => {
    const { one, other } = make();
    const text = topic<unknown>('text ¿ñ?:1');
    const values = await listening(other.subscribe(text));
    const value = { text: 'ñandú', list: [1, null, true], inner: { deep: 'ok' } };
    one.publish(text, value);
    expect(await take(values, 1)).toEqual([value]);
  });

  test('A slow reader of LATEST receives the newest value', async () => {
    const { one, other } = make();
    const values = await listening(other.subscribe(numbers, { keep: 'LATEST' }));
    const probe = await listening(other.subscribe(topic<string>('probe')));
    for (const n of [1, 2, 3]) one.publish(numbers, n);
    await arrived(probe, () => one.publish(topic<string>('probe'), 'now'));
    expect(await take(values, 1)).toEqual([3]);
  });

  test('A subscription to ALL ends with an error when its reader is too slow, and its queue stays bounded', async () => {
    const { one, other } = make();
    const values = await listening(other.subscribe(numbers));
    for (let n = 0; n <= queueLimit; n += 1) one.publish(numbers, n);
    await eventually(() => expect(other.subscriberCount(numbers)).toBe(0));
    await expect(values.next()).rejects.toThrow(SlowSubscriberError);
    expect(await values.next()).toEqual({ done: true, value: undefined });
  });

  test('A subscription that ends leaves nothing behind and releases waiting readers', async () => {
    const { one, other } = make();
    const values = await listening(one.subscribe(numbers));
    const waiting = values.next();
    await values.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(one.subscriberCount(numbers)).toBe(0);
    const again = await listening(one.subscribe(numbers));
    other.publish(numbers, 5);
    expect(await take(again, 1)).toEqual([5]);
  });

  test('Closing the hub ends all subscriptions', async () => {
    const { one } = make();
    const all = [one.subscribe(numbers).next(), one.subscribe(topic<number>('others')).next()];
    one.close();
    expect((await Promise.all(all)).map((result) => result.done)).toEqual([true, true]);
  });

  test('A hub is healthy while nothing fails', async () => {
    const { one } = make();
    const recoveries: string[] = [];
    const forget = one.onRecovery(() => recoveries.push('recovered'));
    await eventually(() => expect(one.isHealthy()).toBe(true));
    forget();
    expect(recoveries).toEqual([]);
  });
}
