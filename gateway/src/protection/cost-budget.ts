import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { CallerKind } from './limits.js';
import { keyOf } from './rate-policy.js';

/** A bucket of points that fills up by itself. */
export interface CostBudget {
  readonly capacity: number;
  /** Points a second. */
  readonly restoreRate: number;
}

/** Budgets for each kind of caller. */
export type CostBudgets = Readonly<Record<CallerKind, CostBudget>>;

/** A bucket after it was asked. `available` is below zero where more was done than was thought. */
export interface CostBalance extends CostBudget {
  readonly isAllowed: boolean;
  readonly available: number;
}

/** Buckets by kind of caller and key. */
export interface CostBuckets {
  /** Takes the points where that many are there; else takes none. */
  take(kind: CallerKind, key: string, points: number): Promise<CostBalance>;
  /** Gives back what was not needed; takes, where the number is negative, what was needed besides. */
  settle(kind: CallerKind, key: string, points: number): Promise<void>;
}

/** What the gateway allows unless told otherwise: about two operations of the largest kind at once. */
export const costBudgetsDefault: CostBudgets = {
  USER: { capacity: 60_000, restoreRate: 1_000 },
  SERVICE: { capacity: 60_000, restoreRate: 1_000 },
  API_KEY: { capacity: 20_000, restoreRate: 500 },
  VISITOR: { capacity: 10_000, restoreRate: 200 },
  ANONYMOUS: { capacity: 20_000, restoreRate: 500 },
};

/** Thrown where the bucket does not hold what an operation may cost. */
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

/** Holds what callers ask for against their buckets, the same for HTTP and socket. */
export class CostPolicy {
  readonly #buckets: CostBuckets;

  constructor(buckets: CostBuckets) {
    this.#buckets = buckets;
  }

  /**
   * Takes what an operation may cost at most.
   * @throws CostExceededError
   */
  async take(principal: Principal, address: string, points: number): Promise<CostBalance> {
    const balance = await this.#buckets.take(principal.kind, keyOf(principal, address), points);
    if (!balance.isAllowed) throw new CostExceededError(points, balance);
    return balance;
  }

  /** The bucket as it is. */
  look(principal: Principal, address: string): Promise<CostBalance> {
    return this.#buckets.take(principal.kind, keyOf(principal, address), 0);
  }

  /** Gives the difference back, without waiting for it; tells what is left then. */
  settle(
    { principal, address, balance }: { principal: Principal; address: string; balance: CostBalance },
    points: { requested: number; actual: number },
  ): CostBalance {
    const left = points.requested - points.actual;
    if (left !== 0) void this.#buckets.settle(principal.kind, keyOf(principal, address), left);
    return { ...balance, available: Math.min(balance.capacity, balance.available + left) };
  }
}
