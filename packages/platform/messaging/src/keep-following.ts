import type { AwayRounds } from './away-rounds.js';
import { MissedValuesError, SlowSubscriberError, type Subscription } from './subscription-queue.js';

/** Stands between two values where some may be missing: read again what they add to. */
export type Missed = 'MISSED';

/**
 * Values of a topic for as long as the reader wants them: where a subscription ends because values were missed, the next one takes its
 * place, and MISSED is told once it is known to the transport, so that what is read then and what comes afterwards leave no gap.
 * With `rounds` MISSED is told again and again while the transport is away, and to one follower after the other when it is back.
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
  /** What the subscription was asked for and has not given yet. */
  #pending: Promise<Result<T>> | undefined;
  /** Ends the reader's waiting. */
  #tell: ((result: Result<T>) => void) | undefined;
  #isEnded = false;

  constructor(subscribe: () => Subscription<T>, rounds: AwayRounds | undefined) {
    this.#subscribe = subscribe;
    this.#current = subscribe();
    this.ready = this.#current.ready;
    this.#rounds = rounds;
    this.#leaveRounds = rounds?.join(() => this.#tell?.({ done: false, value: 'MISSED' })) ?? (() => undefined);
  }

  async next(): Promise<Result<T>> {
    return new Promise((resolve, reject) => {
      const tell = (result: Result<T>): void => {
        this.#tell = undefined;
        resolve(result);
      };
      this.#tell = tell;
      // Told in between by a round, the reader finds the same promise at the next call: nothing is taken twice.
      const pending = (this.#pending ??= this.#read());
      const take = (settle: () => void): void => {
        if (this.#tell !== tell) return;
        this.#pending = undefined;
        settle();
      };
      pending.then(
        (result) => take(() => tell(result)),
        (error: Error) =>
          take(() => {
            this.#tell = undefined;
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
