import { DomainError } from '@tertulia/errors';
import { requirePermission, type Principal } from '@tertulia/principal';
import type { BotsDependencies } from './dependencies.js';
import type { BotNews } from './ports.js';
import { botsByIds, latestPublications } from './read-bots.js';

/** News of the bot's publications: the latest at once, then every change. @throws DomainError NOT_FOUND */
export async function followPublications(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<AsyncIterableIterator<BotNews['publication']>> {
  requirePermission(principal, 'bots.read', { botId });
  await requireBot(deps, principal, botId);
  const news = deps.feed.publications(botId);
  const [latest] = await latestPublications(deps, principal, [botId]);
  return deps.feed.startWith(latest === undefined ? [] : [{ publicationId: latest.id }], news);
}

/** News of who saved the bot's draft, from now on. @throws DomainError NOT_FOUND */
export async function followDraft(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<AsyncIterableIterator<BotNews['draft']>> {
  requirePermission(principal, 'bots.readDraft', { botId });
  await requireBot(deps, principal, botId);
  return deps.feed.drafts(botId);
}

async function requireBot(deps: BotsDependencies, principal: Principal, botId: string): Promise<void> {
  const [bot] = await botsByIds(deps, principal, [botId]);
  if (bot === undefined) throw new DomainError('NOT_FOUND');
}
