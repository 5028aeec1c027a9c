import type { RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from 'pino';
import type { IdempotencyStore } from './idempotency/idempotency-store.js';
import { MemoryIdempotencyStore } from './idempotency/memory-idempotency-store.js';
import { RedisIdempotencyStore } from './idempotency/redis-idempotency-store.js';
import type { CostBuckets } from './protection/cost-budget.js';
import { MemoryCostBuckets } from './protection/memory-cost-buckets.js';
import { MemoryRateLimiter } from './protection/memory-rate-limiter.js';
import type { RateLimiter } from './protection/rate-limiter.js';
import { RedisCostBuckets } from './protection/redis-cost-buckets.js';
import { RedisRateLimiter } from './protection/redis-rate-limiter.js';
import type { GatewaySettings } from './settings.js';

/** Where counts and stored responses are kept: in Redis for all gateways, or in memory for a single one. */
interface Place {
  readonly redis: RedisServer | null;
  readonly log: Logger;
}

/** What counts requests. */
export function makeLimiter({ redis, log }: Place, { rates, replicasExpected }: GatewaySettings): RateLimiter {
  return redis === null ? new MemoryRateLimiter(rates) : new RedisRateLimiter({ redis, rates, replicasExpected, log });
}

/** What counts the cost of operations. */
export function makeBuckets({ redis, log }: Place, { budgets, replicasExpected }: GatewaySettings): CostBuckets {
  return redis === null
    ? new MemoryCostBuckets(budgets)
    : new RedisCostBuckets({ redis, budgets, replicasExpected, log });
}

/** Where responses of mutations with a key are kept. */
export function makeIdempotencyStore({ redis, log }: Place): IdempotencyStore {
  return redis === null ? new MemoryIdempotencyStore() : new RedisIdempotencyStore(redis, log);
}
