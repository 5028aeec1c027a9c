import type { RuntimeDependencies } from './dependencies.js';
import { finishClaimed } from './finish-effects.js';

/** How many a process performs at the same time: one that takes long does not keep others waiting. */
export const openEffectWorkers = 8;
const mostByOne = 50;

/**
 * Finishes effects that are due: those that a dead process left open, and those that are attempted again or wait for a call. Each is
 * claimed by one process, which holds it while it is at it. Returns how many it claimed.
 */
export async function finishOpenEffects(deps: RuntimeDependencies): Promise<number> {
  const workers = Array.from({ length: openEffectWorkers }, async () => finishOpenInTurn(deps));
  return (await Promise.all(workers)).reduce((sum, count) => sum + count, 0);
}

/** Like `finishOpenEffects`, one after the other. */
export async function finishOpenInTurn(deps: RuntimeDependencies): Promise<number> {
  const reach = { platform: 'finish open effects' };
  for (let taken = 0; taken < mostByOne; taken += 1) {
    const intent = await deps.work.transact(reach, async (stores) => stores.effects.claim(deps.clock.now()));
    if (intent === null) return taken;
    await finishClaimed(deps, [intent]);
  }
  return mostByOne;
}
