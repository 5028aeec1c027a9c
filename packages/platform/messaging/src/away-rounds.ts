import { setTimeout as wait } from 'node:timers/promises';
import type { PubSub } from './pub-sub.js';

/** How hard followers try while values do not arrive. */
export interface AwayRoundsSettings {
  /** How often each is told. Default 5 000. */
  readonly everyMs?: number;
  /** Pause between two of them, so that a crowd does not ask the database all at once: rounds of many take longer. Default 5. */
  readonly pauseMs?: number;
}

/**
 * Tells followers, one after the other, again and again, that values may be missing: for as long as the transport is away, and once more
 * when it is back.
 */
export class AwayRounds {
  readonly #pubSub: Pick<PubSub, 'isHealthy' | 'onRecovery'>;
  readonly #everyMs: number;
  readonly #pauseMs: number;
  readonly #followers = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #forgetRecoveries: (() => void) | undefined;
  #isUnderWay = false;
  /** Values were lost since the last round that began with the transport there. */
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

  /** Adds a follower. Returns how to leave. */
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

  /** Waits for one's place in the crowd that has lost values at the same moment. */
  async place(): Promise<void> {
    const nowMs = performance.now();
    this.#lastPlaceMs = Math.max(nowMs, this.#lastPlaceMs + this.#pauseMs);
    if (this.#lastPlaceMs > nowMs) await wait(this.#lastPlaceMs - nowMs, undefined, { ref: false });
  }

  async #look(): Promise<void> {
    const isAway = !this.#pubSub.isHealthy();
    if (this.#isUnderWay || (!isAway && !this.#isOwed)) return;
    this.#isUnderWay = true;
    this.#isOwed = isAway;
    for (const follower of [...this.#followers]) {
      if (isAway && this.#pubSub.isHealthy()) break;
      if (!this.#followers.has(follower)) continue;
      follower();
      await wait(this.#pauseMs, undefined, { ref: false });
    }
    this.#isUnderWay = false;
  }
}
