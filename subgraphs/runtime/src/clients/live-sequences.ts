/** Puts measurements of one organization into an order that all processes share. */
export interface LiveSequences {
  /** Larger than every earlier one of the organization; below 2^31. */
  next(organizationId: string): Promise<number>;
}

/** 2026-01-01: seconds since then are sequences that a restart does not turn back and that fit 32 bits until 2094. */
const sequenceEpochMs = 1_767_225_600_000;
const sweepAbove = 10_000;

/** Sequences of one process: the seconds since 2026, or one more than the last where that is not larger. */
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

  /** A sequence that another process has given. */
  note(organizationId: string, sequence: number): void {
    this.#last.set(organizationId, sequence);
    if (this.#last.size > this.#sweepAbove) this.#sweep();
  }

  /** The last one that is remembered; 0 where the seconds are larger anyway. */
  lastOf(organizationId: string): number {
    return this.#last.get(organizationId) ?? 0;
  }

  /** The least that the next sequence may be. */
  seconds(): number {
    return Math.floor((this.#nowMs() - sequenceEpochMs) / 1_000);
  }

  /** Those that the seconds have overtaken need not be remembered. */
  #sweep(): void {
    const seconds = this.seconds();
    for (const [organizationId, last] of this.#last) if (last < seconds) this.#last.delete(organizationId);
    this.#sweepAbove = Math.max(sweepAbove, 2 * this.#last.size);
  }
}
