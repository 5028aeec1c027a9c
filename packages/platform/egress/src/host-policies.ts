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

/** Who asks which host, and for how many milliseconds at most it waits for its turn. */
export interface HostCaller {
  readonly organizationId: string;
  readonly host: string;
  readonly timeoutMs: number;
}

/** A circuit breaker and a bound on concurrency for each pair of organization and host: a slow host delays its own users only. */
export class HostPolicies {
  readonly #limits: HostLimits;
  readonly #policies = new LRUCache<string, IPolicy>({ max: policiesMax });

  constructor(limits: HostLimits) {
    this.#limits = limits;
  }

  /** @throws EgressError BUSY, SUSPENDED, TIMEOUT when its turn does not come in time, and whatever the work throws */
  async run<T>({ organizationId, host, timeoutMs }: HostCaller, work: () => Promise<T>): Promise<T> {
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        reject(new EgressError('TIMEOUT'));
      }, timeoutMs);
    });
    const onTurn = async (): Promise<T> => {
      clearTimeout(timer);
      if (isLate) throw new EgressError('TIMEOUT');
      return work();
    };
    try {
      return await Promise.race([this.#policyOf(`${organizationId} ${host}`).execute(onTurn), tooLate]);
    } catch (error) {
      if (isBulkheadRejectedError(error)) throw new EgressError('BUSY');
      if (isBrokenCircuitError(error)) throw new EgressError('SUSPENDED');
      throw error;
    } finally {
      clearTimeout(timer);
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
