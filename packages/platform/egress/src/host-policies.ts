import {
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  wrap,
  type IPolicy,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { EgressError } from './egress-error.js';

/** How much one organization may ask of one host at once, and when a host is left alone. */
export interface HostLimits {
  /** Requests that run at once; more wait. */
  readonly atOnce: number;
  /** Requests that may wait; more are refused as `BUSY`. */
  readonly waiting: number;
  /** Failures in a row after which the host is left alone. */
  readonly failuresMax: number;
  /** How long it is left alone before one request probes it. */
  readonly coolDownMs: number;
}

export const hostLimitsDefault: HostLimits = { atOnce: 8, waiting: 64, failuresMax: 5, coolDownMs: 10_000 };

/** Pairs of organization and host that are kept; the least recently used one is forgotten. */
const policiesMax = 10_000;

/** A circuit breaker and a bound on concurrency for each pair of organization and host: a slow host delays its own users only. */
export class HostPolicies {
  readonly #limits: HostLimits;
  readonly #policies = new LRUCache<string, IPolicy>({ max: policiesMax });

  constructor(limits: HostLimits) {
    this.#limits = limits;
  }

  /** @throws EgressError BUSY, SUSPENDED, and whatever the work throws */
  async run<T>(caller: { readonly organizationId: string; readonly host: string }, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#policyOf(`${caller.organizationId} ${caller.host}`).execute(work);
    } catch (error) {
      if (isBulkheadRejectedError(error)) throw new EgressError('BUSY');
      if (isBrokenCircuitError(error)) throw new EgressError('SUSPENDED');
      throw error;
    }
  }

  #policyOf(key: string): IPolicy {
    const known = this.#policies.get(key);
    if (known !== undefined) return known;
    const { atOnce, waiting, failuresMax, coolDownMs } = this.#limits;
    const breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: coolDownMs,
      breaker: new ConsecutiveBreaker(failuresMax),
    });
    const policy = wrap(breaker, bulkhead(atOnce, waiting));
    this.#policies.set(key, policy);
    return policy;
  }
}

function isOutage(error: unknown): boolean {
  return error instanceof EgressError && (error.failure === 'UNREACHABLE' || error.failure === 'TIMEOUT');
}
