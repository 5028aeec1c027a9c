import type { RuntimeDependencies } from './dependencies.js';

/** Deletes expired simulations and preview links. */
export async function removeExpiredSimulations(deps: Pick<RuntimeDependencies, 'work' | 'clock'>): Promise<void> {
  const reach = { platform: 'remove expired simulations' };
  await deps.work.transact(reach, async (stores) => {
    await stores.simulations.removeExpired(deps.clock.now());
    await stores.previews.removeExpired(deps.clock.now());
  });
}
