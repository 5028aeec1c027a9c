import type { RuntimeDependencies } from './dependencies.js';
import { finishEffects } from './finish-effects.js';

/** An effect intent of this age belongs to a process that died: a live one has timed out by then, even if clocks differ a little. */
const abandonedAfterMs = 12_000;
const mostAtOnce = 50;

/**
 * Finishes effects that were started and not ended, such as after a crash. Each is claimed by one process, which resets
 * its age, so that no other process claims it meanwhile. Returns how many it claimed.
 */
export async function finishOpenEffects(deps: RuntimeDependencies): Promise<number> {
  const reach = { platform: 'finish open effects' };
  for (let taken = 0; taken < mostAtOnce; taken += 1) {
    const now = deps.clock.now();
    const before = new Date(now.getTime() - abandonedAfterMs);
    const intent = await deps.work.transact(reach, async (stores) => stores.effects.claim(before, now));
    if (intent === null) return taken;
    await finishEffects(deps, [intent]);
  }
  return mostAtOnce;
}
