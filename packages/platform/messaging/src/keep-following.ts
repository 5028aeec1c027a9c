import type { AwayRounds } from './away-rounds.js';
import { MissedValuesError, SlowSubscriberError, type Subscription } from './subscription-queue.js';

/** Marks a place where values may be missing: read the state again. */
export type Missed = 'MISSED';

/**
 * Values of a topic for as long as the reader wants them. When a subscription ends because values were missed, a new one is opened and
 * MISSED is yielded once the transport has confirmed it, so that reading the state then leaves no gap. With `rounds`, MISSED is also
 * yielded repeatedly while the transport is unavailable, and to one follower after the other when it is back.
 */
export function keepFollowing<T extends object>(
  subscribe: () => Subscription<T>,
  rounds?: AwayRounds,
): Subscription<T | Missed> {
  return new Following(subscribe, rounds);
}

type Result<T> = IteratorResult<T | Missed>;

class Following<T extends object> implements Subscription<T | Missed> {
  readonly ready: Promise<boolean>;
  readonly #subscribe: () => Subscription<T>;
  readonly #rounds: AwayRounds | undefined;
  readonly #leaveRounds: () => void;
  #current: Subscription<T>;
  /** The pending result of the subscription that the reader has not received yet. */
  #pending: Promise<Result<T>> | undefined;
  /** Resolves the reader's pending `next()`. */
  #resolveNext: ((result: Result<T>) => void) | undefined;
  #isEnded = false;

  constructor(subscribe: () => Subscription<T>, rounds: AwayRounds | undefined) {
    this.#subscribe = subscribe;
    this.#current = subscribe();
    this.ready = this.#current.ready;
    this.#rounds = rounds;
    this.#leaveRounds = rounds?.join(() => this.#resolveNext?.({ done: false, value: 'MISSED' })) ?? (() => undefined);
  }

  async next(): Promise<Result<T>> {
    return new Promise((resolve, reject) => {
      const settleNext = (result: Result<T>): void => {
        this.#resolveNext = undefined;
        resolve(result);
      };
      this.#resolveNext = settleNext;
      // If a round resolved `next()` meanwhile, the following call gets the same promise: no value is taken twice.
      const pending = (this.#pending ??= this.#read());
      const take = (settle: () => void): void => {
        if (this.#resolveNext !== settleNext) return;
        this.#pending = undefined;
        settle();
      };
      pending.then(
        (result) => take(() => settleNext(result)),
        (error: Error) =>
          take(() => {
            this.#resolveNext = undefined;
            reject(error);
          }),
      );
    });
  }

  async return(): Promise<Result<T>> {
    this.#isEnded = true;
    this.#leaveRounds();
    await this.#current.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #read(): Promise<Result<T>> {
    try {
      return await this.#current.next();
    } catch (error) {
      if (!(error instanceof MissedValuesError) && !(error instanceof SlowSubscriberError)) throw error;
      return this.#renew();
    }
  }

  async #renew(): Promise<Result<T>> {
    if (!this.#isEnded) {
      this.#current = this.#subscribe();
      await this.#current.ready;
      await this.#rounds?.place();
    }
    return this.#isEnded ? { done: true, value: undefined } : { done: false, value: 'MISSED' };
  }
}
