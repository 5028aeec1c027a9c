/** A lock that is held. */
export interface HeldLock {
  /** Aborted when the lock was lost: stop working, somebody else may hold it. */
  readonly signal: AbortSignal;
  /** Grows with every taking of this lock by anybody: a store may refuse the writes of an older holder. */
  readonly fence: number;
}

/** Decides who of several processes does a job. A lock lives on a lease: a holder that dies loses it within `leaseMs`. */
export interface Locks {
  /**
   * Runs the work if nobody holds the lock, renewing the lease until the work has ended. Answers null when somebody else holds it,
   * or when it cannot be known: then nothing is run.
   */
  tryHold<T>(name: string, work: (lock: HeldLock) => Promise<T>, options?: LockOptions): Promise<T | null>;
  /** How long the present lease of this lock still lasts, whoever holds it; 0 when nobody does. */
  remainingMs(name: string): Promise<number>;
}

export interface LockOptions {
  /** Default 10 000. */
  readonly leaseMs?: number;
}
