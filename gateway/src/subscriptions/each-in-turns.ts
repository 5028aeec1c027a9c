import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work of some milliseconds. */
const itemsInATurn = 250;

/** Does the work for each item, and lets other work run in between. Items that are removed meanwhile are left out. */
export async function eachInTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let done = 0;
  for (const item of items) {
    work(item);
    done += 1;
    if (done % itemsInATurn === 0) await nextTurn();
  }
}
