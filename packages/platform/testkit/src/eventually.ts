import { setTimeout as wait } from 'node:timers/promises';

/** Deadline and interval of the polling. */
export interface Patience {
  /** Default 20 000: far more than a check takes, because a machine may be busy with other tests. */
  readonly deadlineMs?: number;
  /** Default 10. */
  readonly everyMs?: number;
}

/** Repeats a check until it stops throwing, and returns its value; at the deadline throws the last failure. */
export async function eventually<T>(check: () => T | Promise<T>, patience: Patience = {}): Promise<T> {
  const deadline = Date.now() + (patience.deadlineMs ?? 20_000);
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await wait(patience.everyMs ?? 10);
    }
  }
}
