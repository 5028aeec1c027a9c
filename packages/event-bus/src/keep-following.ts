import { MissedValuesError, SlowSubscriberError, type Subscription } from './subscription-queue.js';

/** Stands between two values where some may be missing: read again what they add to. */
export type Missed = 'MISSED';

/**
 * Values of a topic for as long as the reader wants them: where a subscription ends because values were missed, the next one takes its
 * place, and MISSED is told once it is known to the transport, so that what is read then and what comes afterwards leave no gap.
 */
export function keepFollowing<T extends object>(subscribe: () => Subscription<T>): Subscription<T | Missed> {
  return new Following(subscribe);
}

class Following<T extends object> implements Subscription<T | Missed> {
  readonly ready: Promise<boolean>;
  readonly #subscribe: () => Subscription<T>;
  #current: Subscription<T>;
  #isEnded = false;

  constructor(subscribe: () => Subscription<T>) {
    this.#subscribe = subscribe;
    this.#current = subscribe();
    this.ready = this.#current.ready;
  }

  async next(): Promise<IteratorResult<T | Missed>> {
    try {
      return await this.#current.next();
    } catch (error) {
      if (!(error instanceof MissedValuesError) && !(error instanceof SlowSubscriberError)) throw error;
      return this.#renew();
    }
  }

  async return(): Promise<IteratorResult<T | Missed>> {
    this.#isEnded = true;
    await this.#current.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #renew(): Promise<IteratorResult<T | Missed>> {
    if (!this.#isEnded) {
      this.#current = this.#subscribe();
      await this.#current.ready;
    }
    return this.#isEnded ? { done: true, value: undefined } : { done: false, value: 'MISSED' };
  }
}
