import type { BotDefinition } from '@tertulia/flow-engine';
import { frontOf, type BotFront, type PublishedBot } from '../domain/published-bot.js';
import type { RuntimeDependencies } from './dependencies.js';

/** A bot that visitors can reach: published and not deleted; it may be paused. */
export interface LiveBot {
  readonly bot: PublishedBot;
  readonly versionId: string;
  readonly definition: BotDefinition;
  readonly front: BotFront;
}

const longestPublicId = 100;

/** The live bot with a public id; null if there is none. Callers need no authentication. */
export async function findPublicBot(deps: RuntimeDependencies, publicId: string): Promise<LiveBot | null> {
  if (publicId === '' || publicId.length > longestPublicId) return null;
  const bot = await deps.work.read({ platform: 'find a bot by its public id' }, async (stores) =>
    stores.bots.byPublicId(publicId),
  );
  if (bot === null || bot.deletedAt !== null || bot.liveVersionId === null) return null;
  return liveBot(deps, bot, bot.liveVersionId);
}

/** The bot with its live version. */
export async function liveBot(deps: RuntimeDependencies, bot: PublishedBot, versionId: string): Promise<LiveBot> {
  const { organizationId } = bot;
  return deps.work.read(bot, async (stores) => {
    const definition = await deps.definitions.of(stores, { organizationId, versionId });
    const plan = await stores.plans.of(organizationId);
    const hasBranding = plan === null || plan.planCode === 'STARTER';
    return { bot, versionId, definition, front: frontOf(bot, definition, { now: deps.clock.now(), hasBranding }) };
  });
}
