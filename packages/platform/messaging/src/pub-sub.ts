import { defaultQueueLimit, SubscriptionQueue, type Subscription } from './subscription-queue.js';

/** A named stream of values for subscriptions. Values must survive JSON. */
export interface Topic<T> {
  readonly name: string;
  /** Holds the type; absent at run time. */
  readonly valueType?: T;
}

/** A topic, usually of one object: `topic<Status>(`publication:${botId}`)`. */
export function topic<T>(name: string): Topic<T> {
  return { name };
}

/** Which values a slow subscriber must receive. */
export interface SubscribeOptions {
  /** ALL: every value, up to the queue's limit. LATEST: only the newest unread one; right for absolute values. Default ALL. */
  readonly keep?: 'ALL' | 'LATEST';
}

/** Notifies current subscribers; values are not stored for later ones. Delivery may fail: put a sequence number into values. */
export interface PubSub {
  publish<T>(to: Topic<T>, value: T): void;
  /**
   * Values from now on: `next()` never yields a value that was published before the transport confirmed the subscription. Ends by
   * `return()`; throws `SlowSubscriberError` when more values wait than the queue can hold, and `MissedValuesError` when ALL values are
   * required and the transport has lost some.
   */
  subscribe<T>(to: Topic<T>, options?: SubscribeOptions): Subscription<T>;
  /** False while values may be lost: state that was read before may be stale. */
  isHealthy(): boolean;
  /**
   * Calls the listener when the transport is back after values may have been lost: read again what must not be missed. Returns a function
   * that stops it.
   */
  onRecovery(listener: () => void): () => void;
  /** Ends all subscriptions. */
  close(): void;
}

/** Pub/sub inside one process. */
export class InMemoryPubSub implements PubSub {
  readonly #subscribers = new Map<string, Set<SubscriptionQueue<unknown>>>();
  readonly #queueLimit: number;

  /** @param queueLimit maximum number of values that wait for one subscriber. */
  constructor(queueLimit: number = defaultQueueLimit) {
    this.#queueLimit = queueLimit;
  }

  publish<T>(to: Topic<T>, value: T): void {
    for (const queue of this.#subscribers.get(to.name) ?? []) queue.push(value);
  }

  subscribe<T>(to: Topic<T>, options: SubscribeOptions = {}): Subscription<T> {
    const queue: SubscriptionQueue<T> = new SubscriptionQueue<T>(
      options.keep === 'LATEST' ? 'LATEST' : this.#queueLimit,
      () => this.#remove(to.name, queue),
    );
    const queues = this.#subscribers.get(to.name) ?? new Set();
    queues.add(queue as SubscriptionQueue<unknown>);
    this.#subscribers.set(to.name, queues);
    return queue;
  }

  close(): void {
    for (const queues of this.#subscribers.values()) for (const queue of queues) void queue.return();
  }

  isHealthy(): boolean {
    return true;
  }

  onRecovery(): () => void {
    return () => undefined;
  }

  /** The number of subscribers of a topic. */
  subscriberCount(to: Topic<unknown>): number {
    return this.#subscribers.get(to.name)?.size ?? 0;
  }

  #remove<T>(name: string, queue: SubscriptionQueue<T>): void {
    const queues = this.#subscribers.get(name);
    queues?.delete(queue as SubscriptionQueue<unknown>);
    if (queues?.size === 0) this.#subscribers.delete(name);
  }
}
