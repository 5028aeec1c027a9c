import { DomainError } from '@tertulia/errors';
import { requirePermission, type Principal } from '@tertulia/principal';
import { flatMapped, type NewsStream, type Stream } from '@tertulia/streams';
import type { BotsDependencies } from './dependencies.js';
import type { BotNews } from './ports.js';
import { botsByIds, draftFactsByBotIds, latestPublications } from './read-bots.js';

/**
 * Emits the bot's latest publication at once, then every change, and the latest again after lost notifications. @throws
 * DomainError NOT_FOUND
 */
export async function followPublications(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<Stream<BotNews['publication']>> {
  requirePermission(principal, 'bots.read', { botId });
  await requireBot(deps, principal, botId);
  const latest = async (): Promise<BotNews['publication'][]> => {
    const found = await latestPublications(deps, principal, [botId]);
    return found.map(({ id: publicationId }) => ({ publicationId }));
  };
  return followed(deps.feed.publications(botId), { first: latest, again: latest });
}

/** Emits who saves the bot's draft, from now on, and the last save again after lost notifications. @throws DomainError NOT_FOUND */
export async function followDraft(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<Stream<BotNews['draft']>> {
  requirePermission(principal, 'bots.readDraft', { botId });
  await requireBot(deps, principal, botId);
  const last = async (): Promise<BotNews['draft'][]> => {
    const found = await draftFactsByBotIds(deps, principal, [botId]);
    return found.map(({ revision, updatedAt, updatedBy: by, saveId }) => ({
      botId,
      revision,
      at: updatedAt.toISOString(),
      by,
      saveId,
    }));
  };
  return followed(deps.feed.drafts(botId), { first: async () => [], again: last });
}

async function requireBot(deps: BotsDependencies, principal: Principal, botId: string): Promise<void> {
  const [bot] = await botsByIds(deps, principal, [botId]);
  if (bot === undefined) throw new DomainError('NOT_FOUND');
}

/** What is read at the start and after lost notifications. */
interface Readings<T> {
  first(): Promise<T[]>;
  again(): Promise<T[]>;
}

async function followed<T>(news: NewsStream<T>, { first, again }: Readings<T>): Promise<Stream<T>> {
  try {
    await news.ready;
    const present = await first();
    return flatMapped(news, (received) => (received === 'MISSED' ? again() : [received]), {
      first: async () => present,
    });
  } catch (error) {
    await news.return?.();
    throw error;
  }
}
