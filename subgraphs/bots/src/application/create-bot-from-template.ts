import { requirePermission, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import { createBot, type CreateBot } from './create-bot.js';
import type { BotsDependencies } from './dependencies.js';

/** The caller, and the id of the request. */
export interface Caller {
  readonly principal: Principal;
  readonly requestId: string;
}

/**
 * Creates a bot as `createBot` does. With a template and without a definition, the bot is made from the template for
 * the caller's organization. DomainError NOT_FOUND for an unknown template.
 */
export async function createBotFromTemplate(deps: BotsDependencies, caller: Caller, input: CreateBot): Promise<Bot> {
  const { principal } = caller;
  const { templateId, locale } = input;
  if (templateId === null || input.definition !== null) return createBot(deps, principal, input);
  requirePermission(principal, 'bots.create');
  const template = await deps.templates.read({ templateId, locale }, caller);
  const industryId = input.industryId ?? template.industryId;
  const { definition, pinnedConversations } = template;
  return createBot(deps, principal, { ...input, industryId, definition, pinnedConversations });
}
