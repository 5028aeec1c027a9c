import type { RuntimeDependencies } from './dependencies.js';
import { finishEffects } from './finish-effects.js';

/** An intent this old belongs to a process that died: one that lives has given up by then, also where clocks differ a little. */
const abandonedAfterMs = 12_000;
const mostAtOnce = 50;

/**
 * Finishes effects that were begun and never ended, such as after a crash. Each is taken up by one process, and counts as begun anew:
 * nobody else takes it up while that process lives. Answers how many it took up.
 */
export async function finishOpenEffects(deps: RuntimeDependencies): Promise<number> {
  const reach = { platform: 'finish open effects' };
  for (let taken = 0; taken < mostAtOnce; taken += 1) {
    const now = deps.clock.now();
    const before = new Date(now.getTime() - abandonedAfterMs);
    const intent = await deps.work.transact(reach, async (stores) => stores.effects.takeUp(before, now));
    if (intent === null) return taken;
    await finishEffects(deps, [intent]);
  }
  return mostAtOnce;
}
