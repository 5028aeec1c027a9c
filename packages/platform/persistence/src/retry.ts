import { setTimeout as wait } from 'node:timers/promises';
import { DeadlockException } from '@mikro-orm/core';

const maxTries = 3;
const firstWaitMs = 10;

/** Retries the work after a deadlock or a serialization failure, three attempts in all. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DeadlockException) || tries === maxTries) throw error;
      await wait(firstWaitMs * 2 ** tries);
    }
  }
}
