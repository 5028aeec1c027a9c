let last: Promise<void> = Promise.resolve();

/**
 * Waits for the next round of the event loop, so that everything else runs between two steps of long work. Of several callers that
 * wait, one continues in each round.
 */
export async function nextTurnOfLoop(): Promise<void> {
  last = last.then(async () => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
