import { botFile, type BotFile } from '@tertulia/bot-files';
import { DomainError } from '@tertulia/errors';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { BotsDependencies } from './dependencies.js';

/** The draft of a bot as a file, for callers who may edit it. DomainError NOT_FOUND for a bot that the caller may not see. */
export async function exportBot(deps: BotsDependencies, principal: Principal, botId: string): Promise<BotFile> {
  requirePermission(principal, 'bots.edit', { botId });
  const organizationId = requireOrganization(principal);
  const { bot, draft } = await deps.work.read({ organizationId }, async ({ bots, drafts }) => {
    const [found] = await bots.byIds(organizationId, [botId]);
    const [latest] = found === undefined ? [] : await drafts.byBotIds(organizationId, [botId]);
    return { bot: found, draft: latest };
  });
  if (bot === undefined || draft === undefined) throw new DomainError('NOT_FOUND');
  // When connections cannot be read, the slots do not say of which connector they are.
  const known = (await deps.connections.ofBot(organizationId, botId)) ?? [];
  const connectors = new Map(known.map(({ id, connector }) => [id, connector]));
  return botFile(bot.name, draft.definition, (id) => connectors.get(id) ?? null);
}
