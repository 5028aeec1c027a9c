import { setTimeout as wait } from 'node:timers/promises';
import type { Pause } from '../application/ports.js';

/** Waits on the machine's timer; a waiting pause keeps no process alive. */
export const timerPause: Pause = async (durationMs, signal) => {
  if (signal.aborted) return;
  await wait(durationMs, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};
