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
