/** The reader of a stream fell behind by more than the queue's capacity. */
export class SlowReaderError extends Error {
  override readonly name = 'SlowReaderError';
}

const done = { done: true, value: undefined } as const;

/**
 * A queue between a source that pushes and a reader that pulls. A reader that falls behind by more than `capacity` receives the queued
 * values and then a `SlowReaderError`. `return` ends the stream at once, even while `next` waits.
 */
export class EventQueue<T> implements AsyncIterableIterator<T> {
  readonly #values: T[] = [];
  readonly #capacity: number;
  readonly #onReturn: () => void;
  #waiting: { resolve: (result: IteratorResult<T>) => void; reject: (error: unknown) => void } | null = null;
  #end: { error: unknown } | 'COMPLETE' | null = null;

  constructor(capacity: number, onReturn: () => void) {
    this.#capacity = capacity;
    this.#onReturn = onReturn;
  }

  push(value: T): void {
    if (this.#end !== null) return;
    if (this.#waiting !== null) {
      const { resolve } = this.#waiting;
      this.#waiting = null;
      resolve({ done: false, value });
    } else if (this.#values.length < this.#capacity) {
      this.#values.push(value);
    } else {
      this.fail(new SlowReaderError('The reader of a subscription fell behind'));
      this.#onReturn();
    }
  }

  complete(): void {
    this.#finish('COMPLETE');
  }

  fail(error: unknown): void {
    this.#finish({ error });
  }

  next(): Promise<IteratorResult<T>> {
    const value = this.#values.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    const end = this.#end;
    if (end === 'COMPLETE') return Promise.resolve(done);
    if (end !== null) {
      this.#end = 'COMPLETE';
      return Promise.reject(asError(end.error));
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.#values.length = 0;
    this.#finish('COMPLETE');
    this.#end = 'COMPLETE';
    this.#onReturn();
    return Promise.resolve(done);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #finish(end: { error: unknown } | 'COMPLETE'): void {
    if (this.#end !== null) return;
    this.#end = end;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting === null) return;
    if (end === 'COMPLETE') return waiting.resolve(done);
    this.#end = 'COMPLETE';
    waiting.reject(end.error);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('The stream failed', { cause: error });
}
