/** The circuit is open: the call was refused because the last calls failed. */
export class OpenCircuitError extends Error {
  override readonly name = 'OpenCircuitError';
}

/** When the circuit opens and for how long. */
export interface CircuitSettings {
  /** Consecutive failures after which calls are refused. */
  readonly failuresMax: number;
  /** How long all calls are refused before one trial call is made. */
  readonly openMs: number;
}

/**
 * A circuit breaker: after several consecutive failures calls are refused for a while, then the outcome of one trial call decides whether
 * the circuit closes. It uses the monotonic clock: a wall clock that is set back would keep the circuit open.
 */
export class Circuit {
  readonly #settings: CircuitSettings;
  readonly #nowMs: () => number;
  #failures = 0;
  #refusingUntilMs: number | null = null;
  #isTrying = false;

  constructor(settings: CircuitSettings, nowMs: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#nowMs = nowMs;
  }

  /** `isFailure` selects the errors that count as failures of the other side. @throws OpenCircuitError; errors of the work are passed on */
  async run<T>(work: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const isTrial = this.#refusingUntilMs !== null;
    if (isTrial && (this.#isTrying || this.#nowMs() < (this.#refusingUntilMs ?? 0))) throw new OpenCircuitError();
    if (isTrial) this.#isTrying = true;
    try {
      const result = await work();
      this.#succeed(isTrial);
      return result;
    } catch (error) {
      if (isFailure(error)) this.#fail(isTrial);
      throw error;
    } finally {
      if (isTrial) this.#isTrying = false;
    }
  }

  /** A call that started before the circuit opened does not close it. */
  #succeed(isTrial: boolean): void {
    if (this.#refusingUntilMs !== null && !isTrial) return;
    this.#failures = 0;
    this.#refusingUntilMs = null;
  }

  #fail(isTrial: boolean): void {
    this.#failures += 1;
    const isOpening = isTrial || (this.#refusingUntilMs === null && this.#failures >= this.#settings.failuresMax);
    if (isOpening) this.#refusingUntilMs = this.#nowMs() + this.#settings.openMs;
  }
}
