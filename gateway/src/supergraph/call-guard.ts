import { DomainError } from '@tertulia/errors';
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleAll,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
} from 'cockatiel';

/** What one other process may cost this one. */
export interface GuardSettings {
  /** Calls that run at once. */
  readonly concurrentMax: number;
  /** Calls that wait for their turn; more are refused at once. */
  readonly queuedMax: number;
  /** Failures in a row after which calls are refused at once. */
  readonly failuresMax: number;
  /** How long they are refused before one of them is tried again. */
  readonly restMs: number;
}

/** One call on its way. */
export interface GuardedCall {
  /** Aborts when nobody waits for the answer any more: what fails then says nothing about the other side. Null: somebody always does. */
  readonly departure: AbortSignal | null;
  /** From now, waiting for its turn included. */
  readonly deadlineMs: number;
}

type Outcome<T> = { readonly result: T } | { readonly error: unknown };

/**
 * Calls to one other process: under a deadline, so many at once and so many waiting, and none for a while after it failed several
 * times in a row, so that it can be away or hang without holding anything here but a bounded number of calls.
 */
export class CallGuard {
  readonly #turns: BulkheadPolicy;
  readonly #circuit: CircuitBreakerPolicy;

  constructor(settings: GuardSettings) {
    this.#turns = bulkhead(settings.concurrentMax, settings.queuedMax);
    this.#circuit = circuitBreaker(handleAll, {
      halfOpenAfter: settings.restMs,
      breaker: new ConsecutiveBreaker(settings.failuresMax),
    });
  }

  /**
   * `work` gets a signal that aborts at the deadline or at the departure.
   * @throws DomainError SUBGRAPH_UNAVAILABLE when it is refused, DEADLINE_EXCEEDED; what the work throws as it is
   */
  async run<T>(call: GuardedCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = limitOf(call);
    try {
      const turn = this.#turns.execute(() => this.#attempt(call.departure, () => work(limit.signal)), limit.signal);
      const outcome = await Promise.race([turn, limit.aborted]);
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    } catch (error) {
      throw refusalOf(error);
    } finally {
      limit.release();
    }
  }

  async #attempt<T>(departure: AbortSignal | null, work: () => Promise<T>): Promise<Outcome<T>> {
    // While one call is tried, the library would let the others wait for how it goes.
    if (this.#circuit.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
    return this.#circuit.execute(async () => {
      try {
        return { result: await work() };
      } catch (error) {
        if (departure?.aborted === true) return { error };
        throw error;
      }
    });
  }
}

interface Limit {
  readonly signal: AbortSignal;
  readonly aborted: Promise<never>;
  release(): void;
}

function limitOf({ departure, deadlineMs }: GuardedCall): Limit {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // A process that was busy itself finds the answer waiting: it is read before the verdict.
  const timer = setTimeout(() => setImmediate(abort), deadlineMs);
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(new DomainError('DEADLINE_EXCEEDED')), { once: true });
  });
  // It may abort when nobody races any more.
  aborted.catch(() => undefined);
  if (departure?.aborted === true) abort();
  else departure?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    aborted,
    release: () => {
      clearTimeout(timer);
      departure?.removeEventListener('abort', abort);
    },
  };
}

function refusalOf(error: unknown): unknown {
  const isRefused = error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError;
  return isRefused ? new DomainError('SUBGRAPH_UNAVAILABLE', { cause: error }) : error;
}
