import type { Logger } from '@tertulia/subgraph';
import { recountOutdated, type RecountParts } from './application/recount-outdated.js';

/** Recounts outdated organizations once, in the background. What fails is tried again at the next start. */
export function recountWorker(parts: RecountParts, log: Logger) {
  const end = new AbortController();
  let running = Promise.resolve();
  return {
    start: (): void => {
      running = recountOutdated(parts, end.signal).catch((error: unknown) => {
        log.error({ err: error }, 'metrics of an earlier release were not recounted');
      });
    },
    stop: async (): Promise<void> => {
      end.abort();
      await running;
    },
  };
}
