import { setTimeout as wait } from 'node:timers/promises';

/** How calls gather. */
export interface Batching {
  /** Calls in a batch at most. */
  readonly sizeMax: number;
  /** Milliseconds from the beginning of a batch to that of the next one, at least. Default 0. */
  readonly everyMs?: number;
}

/**
 * Runs calls together: while one batch runs, calls gather, and the next batch takes all of them. A single call runs at once, so this costs no
 * time when there is little to do. The results are in the order of the inputs; a failure fails every call of its batch.
 */
export function inBatches<In, Out>(
  run: (inputs: readonly In[]) => Promise<readonly Out[]>,
  { sizeMax, everyMs = 0 }: Batching,
) {
  type Call = { readonly input: In; resolve(result: Out): void; reject(error: unknown): void };
  const waiting: Call[] = [];
  let isRunning = false;
  let soonestMs = 0;
  const runNext = async (): Promise<void> => {
    const calls = waiting.splice(0, sizeMax);
    try {
      const results = await run(calls.map(({ input }) => input));
      for (const [index, call] of calls.entries()) call.resolve(results[index] as Out);
    } catch (error) {
      for (const call of calls) call.reject(error);
    }
  };
  const runAll = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const leftMs = waiting.length < sizeMax ? soonestMs - performance.now() : 0;
      if (leftMs > 0) await wait(leftMs);
      soonestMs = performance.now() + everyMs;
      await runNext();
    }
    isRunning = false;
  };
  return async (input: In): Promise<Out> =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      // After what else is called in this turn of the loop.
      if (!isRunning) setImmediate(() => (isRunning ? undefined : void runAll()));
    });
}
