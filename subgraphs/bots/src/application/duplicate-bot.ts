import { DomainError } from '@tertulia/errors';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import { addBot, makeBot, requireRoomForOneMore } from './create-bot.js';
import type { BotsDependencies } from './dependencies.js';
import { readBotName } from './input-checks.js';
import { lockBot } from './policies.js';

/** Creates an unpublished bot with the same draft and the same pinned conversations. It counts for the plan like any other. */
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
    const pins = await stores.pins.ofBot(organizationId, source.id);
    await stores.pins.add(pins.map((pin) => copyFor(bot, pin, deps.ids.next())));
    return bot;
  });
}

/** The copy keeps the link to the conversation, so that an erasure finds it. */
function copyFor({ id: botId, createdAt }: Bot, pin: PinnedConversation, id: string): PinnedConversation {
  return { ...pin, id, botId, createdAt, updatedAt: createdAt };
}
