import { ImpatientRedis, RedisUnavailableError, type Redis, type RedisServer } from '@tertulia/messaging/redis';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate, RateBucket, RateDecision, RateLimiter, Rates } from './rate-limiter.js';

/** What the shared limiter stands on. */
export interface RedisRateLimiterSettings {
  readonly redis: RedisServer;
  readonly rates: Rates;
  /** How many gateways there are; while Redis is away each admits only its part. */
  readonly replicasExpected: number;
  readonly log: Logger;
}

/** One key in its running window, as this process knows it. */
interface Seen {
  /** What all gateways had counted when Redis was asked last. */
  consumed: number;
  /** Counted here while Redis was away, and not told to it yet. */
  owed: number;
  /** By `performance.now()`; never later than the end of the window in Redis. */
  endsAtMs: number;
}

interface Counter {
  readonly rate: Rate;
  readonly limiter: RateLimiterRedis;
  readonly seen: LRUCache<string, Seen>;
  /** The part of what is left that may be admitted here while Redis is away. */
  readonly partAlone: number;
}

/** Guesses of secrets: while nobody knows what the other gateways admit, half of the part has to do. */
const guarded: ReadonlySet<RateBucket> = new Set(['SENSITIVE', 'BAD_CREDENTIAL']);

const keysRememberedMax = 20_000;

/**
 * Counts in Redis, for all gateways together. While Redis is away, or hangs, each counts for itself what was left when it was last
 * asked, divided by the number of gateways. When it is back it is told what was admitted meanwhile, and what it has forgotten.
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
        const partAlone = 1 / replicasExpected / (guarded.has(bucket) ? 2 : 1);
        return [bucket, { rate, limiter, seen: new LRUCache({ max: keysRememberedMax }), partAlone }];
      }),
    );
  }

  async consume(bucket: RateBucket, key: string, points: number): Promise<RateDecision> {
    const counter = this.#counter(bucket);
    const sentAtMs = performance.now();
    const before = running(counter, key, sentAtMs);
    const owed = before?.owed ?? 0;
    // Taken along by one call only: calls at the same time must not count it twice.
    if (before !== null) before.owed = 0;
    try {
      const told = points + owed;
      const state = await this.#redis.run(() => settled(counter.limiter.consume(key, told)));
      const consumed = this.#restored(counter, { key, state, told, before });
      const seen = remember(counter, key, { consumed, endsAtMs: sentAtMs + state.msBeforeNext });
      return decide(counter, seen, consumed <= counter.rate.points);
    } catch (error) {
      this.#report(error);
      return countAlone(counter, key, points + owed);
    }
  }

  async look(bucket: RateBucket, key: string): Promise<RateDecision> {
    const counter = this.#counter(bucket);
    const sentAtMs = performance.now();
    try {
      const state = await this.#redis.run((commands) => stateOf(commands, counter, key));
      const seen = running(counter, key, performance.now());
      if (state === null && seen === null) return untouched(counter.rate);
      const consumed = Math.max(state?.consumedPoints ?? 0, seen?.consumed ?? 0) + (seen?.owed ?? 0);
      const endsAtMs = state === null ? (seen?.endsAtMs ?? sentAtMs) : sentAtMs + state.msBeforeNext;
      return decide(counter, { consumed, owed: 0, endsAtMs }, consumed < counter.rate.points);
    } catch (error) {
      this.#report(error);
      const seen = running(counter, key, performance.now());
      if (seen === null) return untouched(counter.rate);
      return decide(counter, seen, seen.owed < allowance(counter, seen));
    }
  }

  /** A Redis that lost its memory has counted less in this window than it had when asked before: it is told again. */
  #restored(
    { limiter }: Counter,
    { key, state, told, before }: { key: string; state: RateLimiterRes; told: number; before: Seen | null },
  ): number {
    const isSameWindow = before !== null && before.endsAtMs > performance.now();
    const consumed = isSameWindow ? Math.max(state.consumedPoints, before.consumed + told) : state.consumedPoints;
    const forgotten = consumed - state.consumedPoints;
    if (forgotten > 0) {
      this.#redis.run(() => limiter.penalty(key, forgotten)).catch((error: unknown) => this.#report(error));
    }
    return consumed;
  }

  #report(error: unknown): void {
    if (!(error instanceof RedisUnavailableError)) this.#log.warn({ err: error }, 'rates are counted here alone');
  }

  #counter(bucket: RateBucket): Counter {
    const found = this.#counters.get(bucket);
    if (found === undefined) throw new Error(`No rate for ${bucket}`);
    return found;
  }
}

/** One short command for a key that nobody has counted against: the usual case for what is looked at before each request. */
async function stateOf(commands: Redis, { limiter }: Counter, key: string): Promise<RateLimiterRes | null> {
  const counted = await commands.exists(limiter.getKey(key));
  return counted === 0 ? null : limiter.get(key);
}

/** The library rejects with the state where the rate is exceeded. */
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
  const now = { owed: running(counter, key, performance.now())?.owed ?? 0, ...state };
  counter.seen.set(key, now);
  return now;
}

function countAlone(counter: Counter, key: string, points: number): RateDecision {
  const nowMs = performance.now();
  const known = running(counter, key, nowMs);
  const seen = known ?? { consumed: 0, owed: 0, endsAtMs: nowMs + counter.rate.windowSeconds * 1_000 };
  seen.owed += points;
  counter.seen.set(key, seen);
  const left = allowance(counter, seen) - seen.owed;
  return { ...decide(counter, seen, left >= 0), remaining: Math.max(0, left) };
}

function allowance({ rate, partAlone }: Counter, { consumed }: Seen): number {
  return Math.floor(Math.max(0, rate.points - consumed) * partAlone);
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
