/** A named stream of values for subscriptions. Values must survive JSON. */
export interface Topic<T> {
  readonly name: string;
  /** Carries the type; absent at run time. */
  readonly valueType?: T;
}

/** A topic, usually of one object: `topic<Status>(`publication:${botId}`)`. */
export function topic<T>(name: string): Topic<T> {
  return { name };
}

/** What a slow subscriber is owed. */
export interface SubscribeOptions {
  /** ALL: every value, up to the queue's limit. LATEST: only the newest one that was not read yet; right for absolute values. Default ALL. */
  readonly keep?: 'ALL' | 'LATEST';
}

/** Tells subscribers of this moment; nothing is kept for those who come later. Delivery may fail: let values carry a sequence. */
export interface PubSub {
  publish<T>(to: Topic<T>, value: T): void;
  /** Values from now on. Ends by `return()`; throws `SlowSubscriberError` where more wait than the queue holds. */
  subscribe<T>(to: Topic<T>, options?: SubscribeOptions): AsyncIterableIterator<T>;
  /** Ends all subscriptions. */
  close(): void;
}

/** A subscriber read too slowly and has missed values: it should subscribe again and catch up. */
export class SlowSubscriberError extends Error {
  override readonly name = 'SlowSubscriberError';
}

const defaultQueueLimit = 1_000;

/** Pub/sub inside one process. */
export class InMemoryPubSub implements PubSub {
  readonly #subscribers = new Map<string, Set<Queue<unknown>>>();
  readonly #queueLimit: number;

  /** @param queueLimit values that may wait for one subscriber. */
  constructor(queueLimit: number = defaultQueueLimit) {
    this.#queueLimit = queueLimit;
  }

  publish<T>(to: Topic<T>, value: T): void {
    for (const queue of this.#subscribers.get(to.name) ?? []) queue.push(value);
  }

  subscribe<T>(to: Topic<T>, options: SubscribeOptions = {}): AsyncIterableIterator<T> {
    const queue: Queue<T> = new Queue<T>(options.keep === 'LATEST' ? 'LATEST' : this.#queueLimit, () =>
      this.#remove(to.name, queue),
    );
    const queues = this.#subscribers.get(to.name) ?? new Set();
    queues.add(queue as Queue<unknown>);
    this.#subscribers.set(to.name, queues);
    return queue;
  }

  close(): void {
    for (const queues of this.#subscribers.values()) for (const queue of queues) void queue.return();
  }

  /** How many listen to a topic. */
  subscriberCount(to: Topic<unknown>): number {
    return this.#subscribers.get(to.name)?.size ?? 0;
  }

  #remove<T>(name: string, queue: Queue<T>): void {
    const queues = this.#subscribers.get(name);
    queues?.delete(queue as Queue<unknown>);
    if (queues?.size === 0) this.#subscribers.delete(name);
  }
}

interface Reader<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: Error) => void;
}

class Queue<T> implements AsyncIterableIterator<T> {
  readonly #limit: number | 'LATEST';
  readonly #onEnd: () => void;
  #values: T[] = [];
  #readers: Reader<T>[] = [];
  #isEnded = false;
  #failure: Error | undefined;

  constructor(limit: number | 'LATEST', onEnd: () => void) {
    this.#limit = limit;
    this.#onEnd = onEnd;
  }

  push(value: T): void {
    if (this.#isEnded) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader.resolve({ done: false, value });
    else if (this.#limit === 'LATEST') this.#values = [value];
    else if (this.#values.length < this.#limit) this.#values.push(value);
    else this.#fail();
  }

  async next(): Promise<IteratorResult<T>> {
    const [value] = this.#values;
    if (this.#values.length > 0) {
      this.#values.shift();
      return { done: false, value: value as T };
    }
    if (this.#failure !== undefined) {
      const failure = this.#failure;
      this.#failure = undefined;
      throw failure;
    }
    if (this.#isEnded) return { done: true, value: undefined };
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  async return(): Promise<IteratorResult<T>> {
    this.#values = [];
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #fail(): void {
    this.#failure = new SlowSubscriberError(`More than ${this.#limit} values waited for a subscriber`);
    this.#values = [];
    this.#end();
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#onEnd();
    for (const reader of this.#readers.splice(0)) reader.resolve({ done: true, value: undefined });
  }
}
