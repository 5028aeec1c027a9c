import { setTimeout as wait } from 'node:timers/promises';

/** Deadline and interval of the polling. */
export interface Patience {
  /** Default 5 000. */
  readonly deadlineMs?: number;
  /** Default 10. */
  readonly everyMs?: number;
}

/** Repeats a check until it stops throwing, and returns its value; at the deadline throws the last failure. */
export async function eventually<T>(check: () => T | Promise<T>, patience: Patience = {}): Promise<T> {
  const deadline = Date.now() + (patience.deadlineMs ?? 5_000);
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await wait(patience.everyMs ?? 10);
    }
  }
}
