import { ImpatientRedis, RedisUnavailableError, type Redis, type RedisServer } from '@tertulia/messaging/redis';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateBucket, RateDecision, RateLimiter, Rates } from './rate-limiter.js';

/** Dependencies of the shared limiter. */
export interface RedisRateLimiterSettings {
  readonly redis: RedisServer;
  readonly rates: Rates;
  /** How many gateways run; while Redis is unavailable each admits only its share. */
  readonly replicasExpected: number;
  readonly log: Logger;
}

/** This process's view of a key in its current window. */
interface Seen {
  /** Points of all gateways at the last reply of Redis. */
  consumed: number;
  /** Points counted here while Redis was unavailable and not yet added there. */
  pending: number;
  /** By `performance.now()`; never later than the end of the window in Redis. */
  endsAtMs: number;
}

interface Counter {
  readonly rate: Rate;
  readonly limiter: RateLimiterRedis;
  readonly seen: LRUCache<string, Seen>;
  /** The share of the remaining points that this process may admit while Redis is unavailable. */
  readonly fallbackShare: number;
}

/** Buckets that protect secrets from guessing: while Redis is unavailable only half of the share is admitted. */
const guarded: ReadonlySet<RateBucket> = new Set(['SENSITIVE', 'BAD_CREDENTIAL']);

const keysRememberedMax = 20_000;

/**
 * Counts in Redis, for all gateways together. While Redis is unavailable or hangs, each gateway admits its share of the points that were
 * left at the last reply. Afterwards it adds to Redis what it admitted in the meantime, and what Redis has lost.
 */
export class RedisRateLimiter implements RateLimiter {
  readonly #redis: ImpatientRedis;
  readonly #log: Logger;
  readonly #counters: ReadonlyMap<RateBucket, Counter>;

  constructor({ redis, rates, replicasExpected, log }: RedisRateLimiterSettings) {
    this.#redis = new ImpatientRedis(redis);
    this.#log = log;
    const buckets = Object.keys(rates) as RateBucket[];
    this.#counters = new Map(
      buckets.map((bucket) => {
        const rate = rates[bucket];
        const limiter = new RateLimiterRedis({
          storeClient: redis.commands,
          keyPrefix: redis.key('rate', bucket),
          points: rate.points,
          duration: rate.windowSeconds,
        });
        const fallbackShare = 1 / replicasExpected / (guarded.has(bucket) ? 2 : 1);
        return [bucket, { rate, limiter, seen: new LRUCache({ max: keysRememberedMax }), fallbackShare }];
      }),
    );
  }

  async consume(bucket: RateBucket, key: string, points: number): Promise<RateDecision> {
    const counter = this.#counter(bucket);
    const sentAtMs = performance.now();
    const before = running(counter, key, sentAtMs);
    const pending = before?.pending ?? 0;
    // Only one call adds the pending points: concurrent calls must not count them twice.
    if (before !== null) before.pending = 0;
    try {
      const sent = points + pending;
      const state = await this.#redis.run(() => settled(counter.limiter.consume(key, sent)));
      const consumed = this.#restored(counter, { key, state, sent, before });
      const seen = remember(counter, key, { consumed, endsAtMs: sentAtMs + state.msBeforeNext });
      return decide(counter, seen, consumed <= counter.rate.points);
    } catch (error) {
      this.#report(error);
      return countLocally(counter, key, points + pending);
    }
  }

  async look(bucket: RateBucket, key: string): Promise<RateDecision> {
    const counter = this.#counter(bucket);
    const sentAtMs = performance.now();
    try {
      const state = await this.#redis.run((commands) => stateOf(commands, counter, key));
      const seen = running(counter, key, performance.now());
      if (state === null && seen === null) return untouched(counter.rate);
      const consumed = Math.max(state?.consumedPoints ?? 0, seen?.consumed ?? 0) + (seen?.pending ?? 0);
      const endsAtMs = state === null ? (seen?.endsAtMs ?? sentAtMs) : sentAtMs + state.msBeforeNext;
      return decide(counter, { consumed, pending: 0, endsAtMs }, consumed < counter.rate.points);
    } catch (error) {
      this.#report(error);
      const seen = running(counter, key, performance.now());
      if (seen === null) return untouched(counter.rate);
      return decide(counter, seen, seen.pending < allowance(counter, seen));
    }
  }

  /** If Redis has lost data, its count is lower than before in the same window: adds the difference again. */
  #restored(
    { limiter }: Counter,
    { key, state, sent, before }: { key: string; state: RateLimiterRes; sent: number; before: Seen | null },
  ): number {
    const isSameWindow = before !== null && before.endsAtMs > performance.now();
    const consumed = isSameWindow ? Math.max(state.consumedPoints, before.consumed + sent) : state.consumedPoints;
    const lost = consumed - state.consumedPoints;
    if (lost > 0) {
      this.#redis.run(() => limiter.penalty(key, lost)).catch((error: unknown) => this.#report(error));
    }
    return consumed;
  }

  #report(error: unknown): void {
    if (!(error instanceof RedisUnavailableError))
      this.#log.warn({ err: error }, 'rates are counted in this process only');
  }

  #counter(bucket: RateBucket): Counter {
    const found = this.#counters.get(bucket);
    if (found === undefined) throw new Error(`No rate for ${bucket}`);
    return found;
  }
}

/** For a key without a count, which is the usual case before each request, this takes a single short command. */
async function stateOf(commands: Redis, { limiter }: Counter, key: string): Promise<RateLimiterRes | null> {
  const counted = await commands.exists(limiter.getKey(key));
  return counted === 0 ? null : limiter.get(key);
}

/** The library rejects with the state when the rate is exceeded. */
async function settled(work: Promise<RateLimiterRes>): Promise<RateLimiterRes> {
  try {
    return await work;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  }
}

function running({ seen }: Counter, key: string, nowMs: number): Seen | null {
  const found = seen.get(key);
  return found === undefined || found.endsAtMs <= nowMs ? null : found;
}

function remember(counter: Counter, key: string, state: { consumed: number; endsAtMs: number }): Seen {
  const now = { pending: running(counter, key, performance.now())?.pending ?? 0, ...state };
  counter.seen.set(key, now);
  return now;
}

function countLocally(counter: Counter, key: string, points: number): RateDecision {
  const nowMs = performance.now();
  const known = running(counter, key, nowMs);
  const seen = known ?? { consumed: 0, pending: 0, endsAtMs: nowMs + counter.rate.windowSeconds * 1_000 };
  seen.pending += points;
  counter.seen.set(key, seen);
  const left = allowance(counter, seen) - seen.pending;
  return { ...decide(counter, seen, left >= 0), remaining: Math.max(0, left) };
}

function allowance({ rate, fallbackShare }: Counter, { consumed }: Seen): number {
  return Math.floor(Math.max(0, rate.points - consumed) * fallbackShare);
}

function decide({ rate }: Counter, { consumed, endsAtMs }: Seen, isAllowed: boolean): RateDecision {
  return {
    isAllowed,
    limit: rate.points,
    remaining: Math.max(0, rate.points - consumed),
    resetSeconds: Math.max(1, Math.ceil((endsAtMs - performance.now()) / 1_000)),
  };
}

function untouched(rate: Rate): RateDecision {
  return { isAllowed: true, limit: rate.points, remaining: rate.points, resetSeconds: 1 };
}
