import { requireOrganization, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import type { BotsDependencies } from './dependencies.js';
import { readBotName } from './input-checks.js';
import { lockBot } from './policies.js';

export async function renameBot(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; name: string },
): Promise<Bot> {
  const name = readBotName(input.name, ['input', 'name']);
  return deps.work.transact({ organizationId: requireOrganization(principal) }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.edit' }, input.botId);
    const renamed: Bot = { ...bot, name, updatedAt: deps.clock.now() };
    await stores.bots.save(renamed);
    await stores.events.emit(
      eventOf(deps, 'bots.bot-renamed.v1', {
        organizationId: bot.organizationId,
        payload: { botId: bot.id, name },
      }),
    );
    return renamed;
  });
}
