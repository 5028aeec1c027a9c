import { streamEnd } from './stream-of.js';

interface Reader<T> {
  readonly resolve: (result: IteratorResult<T, void>) => void;
  readonly reject: (error: Error) => void;
}

/** What a queue calls. */
export interface ValueQueueSettings {
  /** Values that may wait for the reader. */
  readonly capacity: number;
  /** A value did not fit and was not kept: the reader is too slow. */
  onFull(): void;
  /** Called once, however the queue ends. */
  onEnd(): void;
}

/** The queue between a source that pushes values and a reader that takes them. */
export class ValueQueue<T> implements AsyncIterableIterator<T, void> {
  readonly #settings: ValueQueueSettings;
  readonly #values: T[] = [];
  readonly #readers: Reader<T>[] = [];
  #failure: Error | undefined;
  #isEnded = false;

  constructor(settings: ValueQueueSettings) {
    this.#settings = settings;
  }

  push(value: T): void {
    if (this.#isEnded) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) reader.resolve({ done: false, value });
    else if (this.#values.length < this.#settings.capacity) this.#values.push(value);
    else this.#settings.onFull();
  }

  /** Discards the values that wait. */
  clear(): void {
    this.#values.length = 0;
  }

  /** Ends after the values that wait, with the error if there is one. */
  end(failure?: Error): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const [first, ...others] = this.#readers.splice(0);
    if (first === undefined) this.#failure = failure;
    else if (failure === undefined) first.resolve(streamEnd);
    else first.reject(failure);
    for (const reader of others) reader.resolve(streamEnd);
    this.#settings.onEnd();
  }

  async next(): Promise<IteratorResult<T, void>> {
    if (this.#values.length > 0) return { done: false, value: this.#values.shift() as T };
    if (this.#failure !== undefined) {
      const failure = this.#failure;
      this.#failure = undefined;
      throw failure;
    }
    if (this.#isEnded) return streamEnd;
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  /** Ends at once, even while `next` waits. */
  async return(): Promise<IteratorResult<T, void>> {
    this.clear();
    this.#failure = undefined;
    this.end();
    return streamEnd;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
