import type { RuntimeDependencies } from './dependencies.js';
import { missedSince } from './read-misses.js';

/** Deletes texts that were missed too long ago. */
export async function removeOldMisses(deps: Pick<RuntimeDependencies, 'work' | 'clock'>): Promise<void> {
  const reach = { platform: 'remove old misses' };
  await deps.work.transact(reach, async (stores) => stores.misses.removeBefore(missedSince(deps.clock.now())));
}
