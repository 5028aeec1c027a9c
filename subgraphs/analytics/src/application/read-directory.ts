import type { AnalyticsDependencies } from './dependencies.js';
import type { Directory } from './ports.js';

/**
 * The stored details of the organization. If a requested bot is missing, its event may still be in transit, so its
 * owner is queried: a bot created a moment ago then has zeros instead of NOT_FOUND.
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
