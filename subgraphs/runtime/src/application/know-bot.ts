import type { PublishedBot } from '../domain/published-bot.js';
import { unknownBot } from '../domain/published-bot.js';
import type { Stores } from './ports.js';

/** Keeps what other subgraphs tell about a bot. A bot that was deleted comes back only when it is told of as restored. */
export async function knowBot(
  stores: Stores,
  bot: { organizationId: string; botId: string },
  change: Partial<PublishedBot>,
): Promise<PublishedBot> {
  const { organizationId, botId } = bot;
  const known = (await stores.bots.byId(organizationId, botId)) ?? unknownBot(organizationId, botId);
  const changed = { ...known, ...change };
  await stores.bots.save(changed);
  return changed;
}

/** A version that was proved becomes the one that visitors meet; a bot that was deleted meanwhile stays as it is. */
export async function serveVersion(
  stores: Stores,
  bot: { organizationId: string; botId: string },
  { publicId, versionId }: { publicId: string; versionId: string },
): Promise<void> {
  const known = await stores.bots.byId(bot.organizationId, bot.botId);
  if (known?.deletedAt != null) return;
  await knowBot(stores, bot, { publicId, liveVersionId: versionId });
}
