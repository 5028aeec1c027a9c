import type { RuntimeDependencies } from './dependencies.js';

/** Deletes expired simulations. */
export async function removeExpiredSimulations(deps: Pick<RuntimeDependencies, 'work' | 'clock'>): Promise<void> {
  const reach = { platform: 'remove expired simulations' };
  await deps.work.transact(reach, async (stores) => stores.simulations.removeExpired(deps.clock.now()));
}
