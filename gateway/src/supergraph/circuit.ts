/** Calls are refused: the other side failed again and again just now. */
export class OpenCircuitError extends Error {
  override readonly name = 'OpenCircuitError';
}

/** When calls are refused. */
export interface CircuitSettings {
  /** Failures in a row after which they are refused at once. */
  readonly failuresMax: number;
  /** How long they are refused before one of them is tried again. */
  readonly restMs: number;
}

/**
 * Spares somebody who fails: after several failures in a row calls are refused for a while, then one is tried, and its outcome decides
 * for the others. Time is measured by a clock that nobody sets: a wall clock put back would keep the circuit open for as long.
 */
export class Circuit {
  readonly #settings: CircuitSettings;
  #failures = 0;
  #refusingUntilMs: number | null = null;
  #isTrying = false;

  constructor(settings: CircuitSettings) {
    this.#settings = settings;
  }

  /** `isFailure` tells which errors say something about the other side. @throws OpenCircuitError; what the work throws as it is */
  async run<T>(work: () => Promise<T>, isFailure: (error: unknown) => boolean): Promise<T> {
    const isTrial = this.#refusingUntilMs !== null;
    if (isTrial && (this.#isTrying || performance.now() < (this.#refusingUntilMs ?? 0))) throw new OpenCircuitError();
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

  /** What was begun before the circuit opened says nothing about now. */
  #succeed(isTrial: boolean): void {
    if (this.#refusingUntilMs !== null && !isTrial) return;
    this.#failures = 0;
    this.#refusingUntilMs = null;
  }

  #fail(isTrial: boolean): void {
    this.#failures += 1;
    const isOpening = isTrial || (this.#refusingUntilMs === null && this.#failures >= this.#settings.failuresMax);
    if (isOpening) this.#refusingUntilMs = performance.now() + this.#settings.restMs;
  }
}
