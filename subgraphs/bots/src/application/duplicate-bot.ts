import { DomainError } from '@tertulia/errors';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Bot } from '../domain/bot.js';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import { addBot, makeBot, requireRoomForOneMore } from './create-bot.js';
import type { BotsDependencies } from './dependencies.js';
import { requireDocumentsWithinPlan } from './document-limits.js';
import { readBotName } from './input-checks.js';
import { lockBot } from './policies.js';
import type { Stores } from './ports.js';

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
    await stores.bots.save(bot);
    const copied = await copyDocuments(deps, stores, { from: source, to: bot });
    const definition = withContents(draft.definition, copied);
    await addBot(deps, stores, { bot, definition, by: authorOf(principal), origin: 'EDIT' });
    const pins = await stores.pins.ofBot(organizationId, source.id);
    await stores.pins.add(pins.map((pin) => copyFor(bot, pin, deps.ids.next())));
    return bot;
  });
}

/** Each bot has passages of its own: deleting one bot leaves the other its documents. */
async function copyDocuments(
  deps: BotsDependencies,
  stores: Stores,
  { from, to }: { from: Bot; to: Bot },
): Promise<ReadonlyMap<string, string>> {
  const { organizationId } = from;
  const copied = await stores.documents.copy({ organizationId, botId: from.id }, to.id);
  if (copied.size > 0) await requireDocumentsWithinPlan(deps, stores, organizationId);
  return copied;
}

function withContents(definition: BotDefinition, copied: ReadonlyMap<string, string>): BotDefinition {
  if (definition.documents === undefined) return definition;
  const documents = definition.documents.map((one) => ({
    ...one,
    contentId: copied.get(one.contentId) ?? one.contentId,
  }));
  return { ...definition, documents };
}

/** The copy keeps the link to the conversation, so that an erasure finds it. */
function copyFor({ id: botId, createdAt }: Bot, pin: PinnedConversation, id: string): PinnedConversation {
  return { ...pin, id, botId, createdAt, updatedAt: createdAt };
}
