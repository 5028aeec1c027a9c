/** A subscriber read too slowly and has missed values: it should subscribe again and read the current state. */
export class SlowSubscriberError extends Error {
  override readonly name = 'SlowSubscriberError';
}

/** Values may have been lost between the publisher and this subscriber: it should subscribe again and read the current state. */
export class MissedValuesError extends Error {
  override readonly name = 'MissedValuesError';
}

/** Values that may wait for one subscriber. */
export const defaultQueueLimit = 1_000;

interface Reader<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: Error) => void;
}

/** Values of a topic, for one reader. */
export interface Subscription<T> extends AsyncIterableIterator<T> {
  /**
   * Resolves with true when nothing published from now on is missed: read the state after it. Resolves with false when the transport does
   * not respond soon or the subscription ended first: the state read then may be stale until `onRecovery`.
   */
  readonly ready: Promise<boolean>;
}

/** The values that wait for one subscriber, or the subscriber that waits for a value. */
export class SubscriptionQueue<T> implements Subscription<T> {
  readonly ready: Promise<boolean>;
  readonly #limit: number | 'LATEST';
  readonly #onEnd: () => void;
  #values: T[] = [];
  #readers: Reader<T>[] = [];
  #isEnded = false;
  #failure: Error | undefined;

  /** @param limit maximum number of waiting values; LATEST: only the newest. @param onEnd called once, however the queue ends. */
  constructor(limit: number | 'LATEST', onEnd: () => void, ready: Promise<boolean> = Promise.resolve(true)) {
    this.#limit = limit;
    this.#onEnd = onEnd;
    this.ready = ready;
  }

  push(value: T): void {
    if (this.#isEnded) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader.resolve({ done: false, value });
    else if (this.#limit === 'LATEST') this.#values = [value];
    else if (this.#values.length < this.#limit) this.#values.push(value);
    else this.#failSlow();
  }

  /** The transport may have lost values: a queue of ALL values ends with an error after those that had arrived. */
  miss(reason: string): void {
    if (this.#isEnded || this.#limit === 'LATEST') return;
    const failure = new MissedValuesError(reason);
    const waiting = this.#readers.shift();
    if (waiting === undefined) this.#failure = failure;
    else waiting.reject(failure);
    this.#end();
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

  #failSlow(): void {
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
