import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateBucket, RateDecision, RateLimiter, Rates } from './rate-limiter.js';

/** Counts in memory, for a single process; several processes need a shared store. */
export class MemoryRateLimiter implements RateLimiter {
  readonly #buckets: ReadonlyMap<RateBucket, { rate: Rate; limiter: RateLimiterMemory }>;

  constructor(rates: Rates) {
    const names = Object.keys(rates) as RateBucket[];
    this.#buckets = new Map(
      names.map((name) => {
        const rate = rates[name];
        return [
          name,
          {
            rate,
            limiter: new RateLimiterMemory({ keyPrefix: name, points: rate.points, duration: rate.windowSeconds }),
          },
        ];
      }),
    );
  }

  async consume(bucket: RateBucket, key: string, points: number): Promise<RateDecision> {
    const { rate, limiter } = this.#bucket(bucket);
    try {
      return decision(rate, await limiter.consume(key, points));
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return { ...decision(rate, refusal), isAllowed: false };
      throw refusal;
    }
  }

  async look(bucket: RateBucket, key: string): Promise<RateDecision> {
    const { rate, limiter } = this.#bucket(bucket);
    const state = await limiter.get(key);
    if (state === null) return { isAllowed: true, limit: rate.points, remaining: rate.points, resetSeconds: 1 };
    return { ...decision(rate, state), isAllowed: state.consumedPoints < rate.points };
  }

  #bucket(bucket: RateBucket): { rate: Rate; limiter: RateLimiterMemory } {
    const found = this.#buckets.get(bucket);
    if (found === undefined) throw new Error(`No rate for ${bucket}`);
    return found;
  }
}

function decision(rate: Rate, state: RateLimiterRes): RateDecision {
  return {
    isAllowed: true,
    limit: rate.points,
    remaining: Math.max(0, state.remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1_000)),
  };
}
