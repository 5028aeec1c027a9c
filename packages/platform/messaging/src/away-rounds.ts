import { setTimeout as wait } from 'node:timers/promises';
import type { PubSub } from './pub-sub.js';

/** How often followers are notified while values may be lost. */
export interface AwayRoundsSettings {
  /** Time between two notifications of the same follower. Default 5 000. */
  readonly everyMs?: number;
  /**
   * Pause between two followers, so that they do not all query the database at once; with many followers a round takes longer. Default 5.
   */
  readonly pauseMs?: number;
}

/**
 * Notifies followers, one after the other, that values may be missing: repeatedly while the transport is unavailable, and once more when it
 * is back.
 */
export class AwayRounds {
  readonly #pubSub: Pick<PubSub, 'isHealthy' | 'onRecovery'>;
  readonly #everyMs: number;
  readonly #pauseMs: number;
  readonly #followers = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #forgetRecoveries: (() => void) | undefined;
  #isUnderWay = false;
  /** Values were lost since the last round that started while the transport was available. */
  #isOwed = false;
  #lastPlaceMs = 0;

  constructor(
    pubSub: Pick<PubSub, 'isHealthy' | 'onRecovery'>,
    { everyMs = 5_000, pauseMs = 5 }: AwayRoundsSettings = {},
  ) {
    this.#pubSub = pubSub;
    this.#everyMs = everyMs;
    this.#pauseMs = pauseMs;
  }

  /** Adds a follower. Returns a function that removes it. */
  join(follower: () => void): () => void {
    this.#followers.add(follower);
    this.#timer ??= setInterval(() => void this.#look(), this.#everyMs).unref();
    this.#forgetRecoveries ??= this.#pubSub.onRecovery(() => (this.#isOwed = true));
    return () => {
      this.#followers.delete(follower);
      if (this.#followers.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.#forgetRecoveries?.();
      this.#forgetRecoveries = undefined;
    };
  }

  /** Waits for a turn among the followers that lost values at the same moment. */
  async place(): Promise<void> {
    const nowMs = performance.now();
    this.#lastPlaceMs = Math.max(nowMs, this.#lastPlaceMs + this.#pauseMs);
    if (this.#lastPlaceMs > nowMs) await wait(this.#lastPlaceMs - nowMs, undefined, { ref: false });
  }

  async #look(): Promise<void> {
    const isUnavailable = !this.#pubSub.isHealthy();
    if (this.#isUnderWay || (!isUnavailable && !this.#isOwed)) return;
    this.#isUnderWay = true;
    this.#isOwed = isUnavailable;
    for (const follower of [...this.#followers]) {
      if (isUnavailable && this.#pubSub.isHealthy()) break;
      if (!this.#followers.has(follower)) continue;
      follower();
      await wait(this.#pauseMs, undefined, { ref: false });
    }
    this.#isUnderWay = false;
  }
}
