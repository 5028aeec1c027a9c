import { ValueQueue } from '@tertulia/streams';

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

/** Values of a topic, for one reader. */
export interface Subscription<T> extends AsyncIterableIterator<T> {
  /**
   * Resolves with true when nothing published from now on is missed: read the state after it. Resolves with false when the transport does
   * not respond soon or the subscription ended first: the state read then may be stale until `onRecovery`.
   */
  readonly ready: Promise<boolean>;
}

/** The values that wait for one subscriber. */
export class SubscriptionQueue<T> implements Subscription<T> {
  readonly ready: Promise<boolean>;
  readonly #limit: number | 'LATEST';
  readonly #values: ValueQueue<T>;

  /** @param limit maximum number of waiting values; LATEST: only the newest. @param onEnd called once, however the queue ends. */
  constructor(limit: number | 'LATEST', onEnd: () => void, ready: Promise<boolean> = Promise.resolve(true)) {
    this.#limit = limit;
    this.ready = ready;
    this.#values = new ValueQueue({ capacity: limit === 'LATEST' ? 1 : limit, onFull: () => this.#failSlow(), onEnd });
  }

  push(value: T): void {
    if (this.#limit === 'LATEST') this.#values.clear();
    this.#values.push(value);
  }

  /** The transport may have lost values: a queue of ALL values ends with an error after those that had arrived. */
  miss(reason: string): void {
    if (this.#limit !== 'LATEST') this.#values.end(new MissedValuesError(reason));
  }

  async next(): Promise<IteratorResult<T>> {
    return this.#values.next();
  }

  async return(): Promise<IteratorResult<T>> {
    return this.#values.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The values that wait are old: the reader needs the current state instead. */
  #failSlow(): void {
    this.#values.clear();
    this.#values.end(new SlowSubscriberError(`More than ${this.#limit} values waited for a subscriber`));
  }
}
