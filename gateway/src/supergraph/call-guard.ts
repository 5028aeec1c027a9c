import { untilAborted } from './until-aborted.js';
import { DomainError } from '@tertulia/errors';
import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { Circuit, OpenCircuitError, type CircuitSettings } from './circuit.js';

/** What one other process may cost this one. */
export interface GuardSettings extends CircuitSettings {
  /** Calls that run at once. */
  readonly concurrentMax: number;
  /** Calls that wait for their turn; more are refused at once. */
  readonly queuedMax: number;
}

/** One call on its way. */
export interface GuardedCall {
  /** Aborts when nobody waits for the answer any more: what fails then says nothing about the other side. Null: somebody always does. */
  readonly departure: AbortSignal | null;
  /** From now, waiting for its turn included. */
  readonly deadlineMs: number;
}

/**
 * Calls to one other process: under a deadline, so many at once and so many waiting, and none for a while after it failed several
 * times in a row, so that it can be away or hang without holding anything here but a bounded number of calls.
 */
export class CallGuard {
  readonly #turns: BulkheadPolicy;
  readonly #circuit: Circuit;

  constructor(settings: GuardSettings) {
    this.#turns = bulkhead(settings.concurrentMax, settings.queuedMax);
    this.#circuit = new Circuit(settings);
  }

  /**
   * `work` gets a signal that aborts at the deadline or at the departure.
   * @throws DomainError SUBGRAPH_UNAVAILABLE when it is refused, DEADLINE_EXCEEDED; what the work throws as it is
   */
  async run<T>(call: GuardedCall, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = limitOf(call);
    const isFailure = (): boolean => call.departure?.aborted !== true;
    const attempt = async (): Promise<T> => this.#circuit.run(() => work(limit.signal), isFailure);
    try {
      return await untilAborted(this.#turns.execute(attempt, limit.signal), limit.signal);
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

function limitOf({ departure, deadlineMs }: GuardedCall): Limit {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // A process that was busy itself finds the answer waiting: it is read before the verdict.
  const timer = setTimeout(() => setImmediate(abort), deadlineMs);
  if (departure?.aborted === true) abort();
  else departure?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      departure?.removeEventListener('abort', abort);
    },
  };
}

function refusalOf(error: unknown): unknown {
  const isRefused = error instanceof OpenCircuitError || error instanceof BulkheadRejectedError;
  return isRefused ? new DomainError('SUBGRAPH_UNAVAILABLE', { cause: error }) : error;
}
