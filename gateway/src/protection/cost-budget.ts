import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { CallerKind } from './limits.js';
import { keyOf } from './rate-policy.js';

/** A bucket of points that refills over time. */
export interface CostBudget {
  readonly capacity: number;
  /** Points per second. */
  readonly restoreRate: number;
}

/** Budgets for each kind of caller. */
export type CostBudgets = Readonly<Record<CallerKind, CostBudget>>;

/** The state of a bucket. `available` is negative when operations cost more than estimated. */
export interface CostBalance extends CostBudget {
  readonly isAllowed: boolean;
  readonly available: number;
}

/** Buckets, one for each kind of caller and key. */
export interface CostBuckets {
  /** Takes the points if enough are available; else takes none. */
  take(kind: CallerKind, key: string, points: number): Promise<CostBalance>;
  /** Returns unused points; a negative number takes additional points. */
  settle(kind: CallerKind, key: string, points: number): Promise<void>;
}

/** Default budgets: enough for about two operations of the maximum cost at once. */
export const costBudgetsDefault: CostBudgets = {
  USER: { capacity: 60_000, restoreRate: 1_000 },
  SERVICE: { capacity: 60_000, restoreRate: 1_000 },
  API_KEY: { capacity: 20_000, restoreRate: 500 },
  VISITOR: { capacity: 10_000, restoreRate: 200 },
  ANONYMOUS: { capacity: 20_000, restoreRate: 500 },
};

/** The bucket has fewer points than the operation may cost. */
export class CostExceededError extends DomainError {
  readonly retryAfterSeconds: number;

  constructor(requested: number, { available, capacity, restoreRate }: CostBalance) {
    const retryAfterSeconds = Math.max(1, Math.ceil((requested - available) / restoreRate));
    super('RATE_LIMITED', {
      params: { retryAfterSeconds },
      data: { requested, available, capacity, restoreRate, retryAfterSeconds },
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Charges operations to their callers' buckets; the same for HTTP and sockets. */
export class CostPolicy {
  readonly #buckets: CostBuckets;

  constructor(buckets: CostBuckets) {
    this.#buckets = buckets;
  }

  /**
   * Charges the maximum cost of an operation.
   * @throws CostExceededError
   */
  async take(principal: Principal, address: string, points: number): Promise<CostBalance> {
    const balance = await this.#buckets.take(principal.kind, keyOf(principal, address), points);
    if (!balance.isAllowed) throw new CostExceededError(points, balance);
    return balance;
  }

  /** The current state of the bucket. */
  look(principal: Principal, address: string): Promise<CostBalance> {
    return this.#buckets.take(principal.kind, keyOf(principal, address), 0);
  }

  /** Returns the unused points in the background; returns the resulting balance. */
  settle(
    { principal, address, balance }: { principal: Principal; address: string; balance: CostBalance },
    points: { requested: number; actual: number },
  ): CostBalance {
    const left = points.requested - points.actual;
    if (left !== 0) void this.#buckets.settle(principal.kind, keyOf(principal, address), left);
    return { ...balance, available: Math.min(balance.capacity, balance.available + left) };
  }
}
