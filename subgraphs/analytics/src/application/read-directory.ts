import type { AnalyticsDependencies } from './dependencies.js';
import type { Directory } from './ports.js';

/**
 * What is known of the organization. A bot that is named here and was never heard of may be so new that its event is still on the
 * way: then its owner is asked, so that a bot that was made a moment ago has zeros instead of not existing.
 */
export async function readDirectory(
  deps: Pick<AnalyticsDependencies, 'store' | 'findNewBots'>,
  organizationId: string,
  botIds: readonly string[],
): Promise<Directory> {
  const directory = await deps.store.directory(organizationId);
  const known = new Set(directory.bots.map((bot) => bot.botId));
  const unknown = [...new Set(botIds)].filter((botId) => !known.has(botId));
  if (unknown.length === 0) return directory;
  return { ...directory, bots: [...directory.bots, ...(await deps.findNewBots(organizationId, unknown))] };
}
