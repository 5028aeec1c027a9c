import { untilAborted } from './until-aborted.js';
import { DomainError } from '@tertulia/errors';
import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { Circuit, OpenCircuitError, type CircuitSettings } from './circuit.js';

/** Limits of calls to one other process. */
export interface GuardSettings extends CircuitSettings {
  /** Concurrent calls. */
  readonly concurrentMax: number;
  /** Waiting calls; further calls are refused immediately. */
  readonly queuedMax: number;
}

/** One call. */
export interface GuardedCall {
  /** Aborts when the caller has disconnected; failures after that do not count against the other process. Null: it never aborts. */
  readonly callerSignal: AbortSignal | null;
  /** Includes the time in the queue. */
  readonly deadlineMs: number;
}

/**
 * Guards calls to one other process with a deadline, a concurrency limit, a queue limit and a circuit breaker, so that a process that is
 * unavailable or hangs occupies only a bounded number of calls here.
 */
export class CallGuard {
  readonly #bulkhead: BulkheadPolicy;
  readonly #circuit: Circuit;

  constructor(settings: GuardSettings) {
    this.#bulkhead = bulkhead(settings.concurrentMax, settings.queuedMax);
    this.#circuit = new Circuit(settings);
  }

  /**
   * `work` receives a signal that aborts at the deadline or when the caller disconnects.
   * @throws DomainError SUBGRAPH_UNAVAILABLE when the call is refused, DEADLINE_EXCEEDED; errors of the work are passed on
   */
  async run<T>(call: GuardedCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = limitOf(call);
    const isFailure = (): boolean => call.callerSignal?.aborted !== true;
    const attempt = async (): Promise<T> => this.#circuit.run(() => work(limit.signal), isFailure);
    try {
      return await untilAborted(this.#bulkhead.execute(attempt, limit.signal), limit.signal);
    } catch (error) {
      throw refusalOf(error);
    } finally {
      limit.release();
    }
  }
}

interface Limit {
  readonly signal: AbortSignal;
  release(): void;
}

function limitOf({ callerSignal, deadlineMs }: GuardedCall): Limit {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // If this process was busy, a response may already have arrived: setImmediate lets it be read before the abort.
  const timer = setTimeout(() => setImmediate(abort), deadlineMs);
  if (callerSignal?.aborted === true) abort();
  else callerSignal?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      callerSignal?.removeEventListener('abort', abort);
    },
  };
}

function refusalOf(error: unknown): unknown {
  const isRefused = error instanceof OpenCircuitError || error instanceof BulkheadRejectedError;
  return isRefused ? new DomainError('SUBGRAPH_UNAVAILABLE', { cause: error }) : error;
}
