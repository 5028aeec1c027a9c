import type { RuntimeDependencies } from './dependencies.js';
import { finishEffects } from './finish-effects.js';

/** An intent this old belongs to a process that died: one that lives has given up by then. */
const abandonedAfterMs = 10_000;
const batchSize = 50;

/** Finishes effects that were begun and never ended, such as after a crash. Answers how many it took up. */
export async function finishOpenEffects(deps: RuntimeDependencies): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - abandonedAfterMs);
  const reach = { platform: 'finish open effects' };
  const intents = await deps.work.read(reach, async (stores) => stores.effects.openSince(before, batchSize));
  for (const intent of intents) await finishEffects(deps, [intent]);
  return intents.length;
}
