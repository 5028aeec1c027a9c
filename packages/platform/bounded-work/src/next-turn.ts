let last: Promise<void> = Promise.resolve();

/**
 * Waits for the next iteration of the event loop, so that other work runs between two steps of long work. Of several waiting callers, one
 * continues in each iteration.
 */
export async function nextTurnOfLoop(): Promise<void> {
  last = last.then(async () => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
