import { setTimeout as wait } from 'node:timers/promises';
import { isStalePlan } from './prepared-statements.js';

const maxTries = 3;
const firstWaitMs = 10;
/** SQLSTATE of a serialization failure and of a deadlock. */
const conflicts: readonly unknown[] = ['40001', '40P01'];

/** Retries the work after a deadlock, a serialization failure or a migration that changed a prepared statement, three attempts in all. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isPassing = conflicts.includes((error as { code?: unknown }).code) || isStalePlan(error);
      if (!isPassing || tries === maxTries) throw error;
      await wait(firstWaitMs * 2 ** tries);
    }
  }
}
