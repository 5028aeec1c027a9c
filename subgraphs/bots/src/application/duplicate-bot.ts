import { DomainError } from '@tertulia/errors';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import { addBot, makeBot, requireRoomForOneMore } from './create-bot.js';
import type { BotsDependencies } from './dependencies.js';
import { readBotName } from './input-checks.js';
import { lockBot } from './policies.js';

/** Creates an unpublished bot with the same draft. It counts for the plan like any other. */
export async function duplicateBot(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; name: string | null },
): Promise<Bot> {
  requirePermission(principal, 'bots.create');
  return deps.work.transact({ organizationId: requireOrganization(principal) }, async (stores) => {
    const source = await lockBot(stores, { principal, action: 'bots.read' }, input.botId);
    await requireRoomForOneMore(deps, stores, source.organizationId);
    const name = readBotName(input.name ?? `${source.name} (2)`, ['input', 'name']);
    const draft = await stores.drafts.lock(source.organizationId, source.id);
    if (draft === null) throw new DomainError('NOT_FOUND');
    const { organizationId, industryId, templateId, isDemo } = source;
    const bot = makeBot(deps, { organizationId, name, industryId, templateId, isDemo });
    await addBot(deps, stores, { bot, definition: draft.definition, by: authorOf(principal), origin: 'EDIT' });
    return bot;
  });
}
