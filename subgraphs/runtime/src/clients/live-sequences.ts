/** Orders the measurements of an organization across processes. */
export interface LiveSequences {
  /** Larger than every earlier one of the organization; below 2^31. */
  next(organizationId: string): Promise<number>;
}

/** 2026-01-01: seconds since then never go back at a restart and fit 32 bits until 2094. */
const sequenceEpochMs = 1_767_225_600_000;
const sweepAbove = 10_000;

/** Sequences of one process: the seconds since 2026, or the last sequence plus one if that is larger. */
export class LocalSequences implements LiveSequences {
  readonly #nowMs: () => number;
  readonly #last = new Map<string, number>();
  #sweepAbove = sweepAbove;

  /** @param nowMs wall clock in milliseconds. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  async next(organizationId: string): Promise<number> {
    const sequence = Math.max(this.lastOf(organizationId) + 1, this.seconds());
    this.note(organizationId, sequence);
    return sequence;
  }

  /** Records a sequence of another process. */
  note(organizationId: string, sequence: number): void {
    this.#last.set(organizationId, sequence);
    if (this.#last.size > this.#sweepAbove) this.#sweep();
  }

  /** The last recorded one; 0 if the seconds are larger anyway. */
  lastOf(organizationId: string): number {
    return this.#last.get(organizationId) ?? 0;
  }

  /** The minimum of the next sequence. */
  seconds(): number {
    return Math.floor((this.#nowMs() - sequenceEpochMs) / 1_000);
  }

  /** Sequences below the current seconds need not be stored. */
  #sweep(): void {
    const seconds = this.seconds();
    for (const [organizationId, last] of this.#last) if (last < seconds) this.#last.delete(organizationId);
    this.#sweepAbove = Math.max(sweepAbove, 2 * this.#last.size);
  }
}
