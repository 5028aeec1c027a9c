import type { RuntimeDependencies } from './dependencies.js';
import { finishClaimed } from './finish-effects.js';

/** How many are performed at the same time: one that takes long does not keep others waiting. */
const workers = 8;
const mostByOne = 50;

/**
 * Finishes effects that are due: those that a dead process left open, and those that are attempted again or wait for a call. Each is
 * claimed by one process, and is not due again while that process may be at it. Returns how many it claimed.
 */
export async function finishOpenEffects(deps: RuntimeDependencies): Promise<number> {
  const claimed = await Promise.all(Array.from({ length: workers }, async () => finishInTurn(deps)));
  return claimed.reduce((sum, count) => sum + count, 0);
}

async function finishInTurn(deps: RuntimeDependencies): Promise<number> {
  const reach = { platform: 'finish open effects' };
  for (let taken = 0; taken < mostByOne; taken += 1) {
    const intent = await deps.work.transact(reach, async (stores) => stores.effects.claim(deps.clock.now()));
    if (intent === null) return taken;
    await finishClaimed(deps, [intent]);
  }
  return mostByOne;
}
