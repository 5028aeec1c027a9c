import type { PublishedBot } from '../domain/published-bot.js';
import { unknownBot } from '../domain/published-bot.js';
import type { Stores } from './ports.js';

/** Stores what events of other subgraphs say about a bot. A deleted bot reappears only with an event that restores it. */
export async function recordBot(
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

/** Makes a verified version the live version, to which open conversations move if `movedAt` says when; a bot deleted in the meantime stays deleted. */
export async function serveVersion(
  stores: Stores,
  bot: { organizationId: string; botId: string },
  { publicId, versionId, movedAt }: { publicId: string; versionId: string; movedAt: Date | null },
): Promise<void> {
  const known = await stores.bots.byId(bot.organizationId, bot.botId);
  if (known?.deletedAt != null) return;
  const move = movedAt === null ? {} : { moveToVersionId: versionId, movedAt };
  await recordBot(stores, bot, { publicId, liveVersionId: versionId, ...move });
}
