import { setTimeout as wait } from 'node:timers/promises';
import type { Pause } from '../application/ports.js';

/** Waits on a timer that does not keep the process alive. */
export const timerPause: Pause = async (durationMs, signal) => {
  if (signal.aborted) return;
  await wait(durationMs, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};
