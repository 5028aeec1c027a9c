import { ImpatientRedis, RedisUnavailableError, type RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from 'pino';
import type { CostBalance, CostBuckets, CostBudgets } from './cost-budget.js';
import type { CallerKind } from './limits.js';
import { MemoryCostBuckets } from './memory-cost-buckets.js';

/** Dependencies of the shared buckets. */
export interface RedisCostBucketsSettings {
  readonly redis: RedisServer;
  readonly budgets: CostBudgets;
  /** How many gateways run; while Redis is unavailable each may spend only its share. */
  readonly replicasExpected: number;
  readonly log: Logger;
}

interface Charge {
  readonly kind: CallerKind;
  readonly key: string;
  readonly points: number;
  readonly isForced: boolean;
}

/** Refills the bucket for the elapsed time, then takes the points if they are available; with ARGV[4] = 1, in any case. */
const script = `
local capacity, rate, points = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('HMGET', KEYS[1], 'points', 'at')
local there = tonumber(known[1]) or capacity
there = math.min(capacity, there + math.max(0, now - (tonumber(known[2]) or now)) * rate / 1000)
local isAllowed = points <= there or ARGV[4] == '1'
if isAllowed then there = math.min(capacity, there - points) end
redis.call('HSET', KEYS[1], 'points', there, 'at', now)
redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - math.min(there, capacity)) / rate * 1000) + 1000)
return { isAllowed and 1 or 0, math.floor(there) }
`;

/** Buckets shared by all gateways. While Redis is unavailable each gateway uses its share of the budget in memory. */
export class RedisCostBuckets implements CostBuckets {
  readonly #settings: RedisCostBucketsSettings;
  readonly #redis: ImpatientRedis;
  readonly #fallback: MemoryCostBuckets;

  constructor(settings: RedisCostBucketsSettings) {
    this.#settings = settings;
    this.#redis = new ImpatientRedis(settings.redis);
    this.#fallback = new MemoryCostBuckets(settings.budgets, 1 / settings.replicasExpected);
  }

  async take(kind: CallerKind, key: string, points: number): Promise<CostBalance> {
    const { capacity, restoreRate } = this.#settings.budgets[kind];
    try {
      const [isAllowed, available] = await this.#run({ kind, key, points, isForced: false });
      return { isAllowed: isAllowed === 1, capacity, restoreRate, available };
    } catch (error) {
      this.#report(error);
      return this.#fallback.take(kind, key, points);
    }
  }

  async settle(kind: CallerKind, key: string, points: number): Promise<void> {
    try {
      await this.#run({ kind, key, points: -points, isForced: true });
    } catch (error) {
      this.#report(error);
      await this.#fallback.settle(kind, key, points);
    }
  }

  async #run({ kind, key, points, isForced }: Charge): Promise<[number, number]> {
    const { redis, budgets } = this.#settings;
    const { capacity, restoreRate } = budgets[kind];
    const given = [capacity, restoreRate, points, isForced ? 1 : 0];
    const reply = await this.#redis.run((commands) => commands.eval(script, 1, redis.key('cost', kind, key), ...given));
    return reply as [number, number];
  }

  #report(error: unknown): void {
    if (error instanceof RedisUnavailableError) return;
    this.#settings.log.warn({ err: error }, 'costs are counted in this process only');
  }
}
