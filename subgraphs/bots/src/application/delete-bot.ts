import { requireOrganization, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import type { BotsDependencies } from './dependencies.js';
import { lockBot } from './policies.js';

/** Takes the bot offline and hides it from every list. `restoreBot` restores it. */
export async function deleteBot(deps: BotsDependencies, principal: Principal, botId: string): Promise<Bot> {
  return deps.work.transact({ organizationId: requireOrganization(principal) }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.delete' }, botId);
    const deleted: Bot = { ...bot, deletedAt: deps.clock.now(), updatedAt: deps.clock.now() };
    await stores.bots.save(deleted);
    await stores.events.emit(
      eventOf(deps, 'bots.bot-deleted.v1', { organizationId: bot.organizationId, payload: { botId: bot.id } }),
    );
    return deleted;
  });
}
