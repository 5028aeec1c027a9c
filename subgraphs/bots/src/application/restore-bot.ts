import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import { requireRoomForOneMore } from './create-bot.js';
import type { BotsDependencies } from './dependencies.js';

/** Restores a deleted bot, not live: it must be published again. The plan must allow one more bot. */
export async function restoreBot(deps: BotsDependencies, principal: Principal, botId: string): Promise<Bot> {
  requirePermission(principal, 'bots.delete', { botId });
  const organizationId = requireOrganization(principal);
  return deps.work.transact({ organizationId }, async (stores) => {
    const bot = await stores.bots.lock(organizationId, botId);
    if (bot === null) throw new DomainError('NOT_FOUND');
    if (bot.deletedAt === null) return bot;
    await requireRoomForOneMore(deps, stores, organizationId);
    const restored: Bot = { ...bot, deletedAt: null, liveVersionId: null, updatedAt: deps.clock.now() };
    await stores.bots.save(restored);
    await stores.events.emit(
      eventOf(deps, 'bots.bot-created.v1', {
        organizationId,
        payload: { botId: bot.id, name: bot.name, isDemo: bot.isDemo },
      }),
    );
    return restored;
  });
}
