import type { Stores } from './ports.js';

/** Stores who must confirm the versions of a bot from now on; null if nobody must. */
export async function recordConfirmationHost(
  stores: Stores,
  { organizationId, botId, host }: { organizationId: string; botId: string; host: string | null },
): Promise<void> {
  const bot = await stores.bots.lock(organizationId, botId);
  if (bot !== null) await stores.bots.save({ ...bot, confirmationHost: host });
}
