import { LRUCache } from 'lru-cache';
import type { CostBalance, CostBuckets, CostBudgets } from './cost-budget.js';
import type { CallerKind } from './limits.js';

const bucketsMax = 50_000;

interface Bucket {
  points: number;
  /** By `performance.now()`. */
  atMs: number;
}

/** Buckets in memory: for a single process, and as fallback while the shared store is unavailable. */
export class MemoryCostBuckets implements CostBuckets {
  readonly #budgets: CostBudgets;
  /** The share of each budget that this process may spend. */
  readonly #part: number;
  /** An evicted bucket is full again, so the least recently used ones are evicted first. */
  readonly #buckets = new LRUCache<string, Bucket>({ max: bucketsMax });

  constructor(budgets: CostBudgets, part = 1) {
    this.#budgets = budgets;
    this.#part = part;
  }

  async take(kind: CallerKind, key: string, points: number): Promise<CostBalance> {
    const { capacity, restoreRate } = this.#budgets[kind];
    const bucket = this.#filled(kind, key);
    const isAllowed = points <= bucket.points;
    if (isAllowed) bucket.points -= points;
    return { isAllowed, capacity, restoreRate, available: Math.floor(bucket.points) };
  }

  async settle(kind: CallerKind, key: string, points: number): Promise<void> {
    this.#filled(kind, key).points += points;
  }

  #filled(kind: CallerKind, key: string): Bucket {
    const { capacity, restoreRate } = this.#budgets[kind];
    const [most, rate] = [capacity * this.#part, restoreRate * this.#part];
    const nowMs = performance.now();
    const place = `${kind} ${key}`;
    const bucket = this.#buckets.get(place) ?? { points: most, atMs: nowMs };
    bucket.points = Math.min(most, bucket.points + ((nowMs - bucket.atMs) / 1_000) * rate);
    bucket.atMs = nowMs;
    this.#buckets.set(place, bucket);
    return bucket;
  }
}
