import { refuseInput } from '@tertulia/errors';
import { requireOrganization, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import type { BotsDependencies } from './dependencies.js';
import { textErrors } from './input-checks.js';
import { lockBot } from './policies.js';

const pauseMessageMaxLength = 500;

/** Pauses the bot: visitors see the pause message until it is resumed, and the bot stops replying in open conversations. */
export async function pauseBot(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; message: string },
): Promise<Bot> {
  refuseInput(textErrors(input.message, ['input', 'message'], { max: pauseMessageMaxLength, isRequired: false }));
  return setPaused(deps, principal, { botId: input.botId, isPaused: true, message: input.message.trim() });
}

export async function resumeBot(deps: BotsDependencies, principal: Principal, botId: string): Promise<Bot> {
  return setPaused(deps, principal, { botId, isPaused: false, message: '' });
}

async function setPaused(
  deps: BotsDependencies,
  principal: Principal,
  wanted: { botId: string; isPaused: boolean; message: string },
): Promise<Bot> {
  return deps.work.transact({ organizationId: requireOrganization(principal) }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.publish' }, wanted.botId);
    const { isPaused, message } = wanted;
    const changed: Bot = { ...bot, isPaused, pauseMessage: message, updatedAt: deps.clock.now() };
    await stores.bots.save(changed);
    const { organizationId } = bot;
    await stores.events.emit(
      isPaused
        ? eventOf(deps, 'bots.bot-paused.v1', { organizationId, payload: { botId: bot.id, message } })
        : eventOf(deps, 'bots.bot-resumed.v1', { organizationId, payload: { botId: bot.id } }),
    );
    return changed;
  });
}
