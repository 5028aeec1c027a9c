import { DomainError } from '@tertulia/errors';
import { requirePermission, type Principal } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { BotsDependencies } from './dependencies.js';
import type { BotNews } from './ports.js';
import { botsByIds, draftsByBotIds, latestPublications } from './read-bots.js';

/** News of the bot's publications: the latest at once, then every change; the latest again where news were lost. @throws DomainError NOT_FOUND */
export async function followPublications(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<AsyncIterableIterator<BotNews['publication']>> {
  requirePermission(principal, 'bots.read', { botId });
  await requireBot(deps, principal, botId);
  const latest = async (): Promise<BotNews['publication'][]> => {
    const found = await latestPublications(deps, principal, [botId]);
    return found.map(({ id: publicationId }) => ({ publicationId }));
  };
  return followed(deps.feed.publications(botId), { first: latest, again: latest });
}

/** News of who saved the bot's draft, from now on; the last one again where news were lost. @throws DomainError NOT_FOUND */
export async function followDraft(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<AsyncIterableIterator<BotNews['draft']>> {
  requirePermission(principal, 'bots.readDraft', { botId });
  await requireBot(deps, principal, botId);
  const last = async (): Promise<BotNews['draft'][]> => {
    const found = await draftsByBotIds(deps, principal, [botId]);
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

/** What is read, at first and wherever news were lost. */
interface Readings<T> {
  first(): Promise<T[]>;
  again(): Promise<T[]>;
}

async function followed<T>(news: NewsStream<T>, { first, again }: Readings<T>): Promise<AsyncIterableIterator<T>> {
  const waiting: T[] = [];
  try {
    await news.ready;
    waiting.push(...(await first()));
  } catch (error) {
    await news.return?.();
    throw error;
  }
  return filledUp(news, { waiting, again });
}

function filledUp<T>(
  news: NewsStream<T>,
  { waiting, again }: { waiting: T[]; again(): Promise<T[]> },
): AsyncIterableIterator<T> {
  return {
    next: async () => {
      for (;;) {
        if (waiting.length > 0) return { done: false, value: waiting.shift() as T };
        const heard = await news.next();
        if (heard.done === true) return { done: true, value: undefined };
        if (heard.value !== 'MISSED') return { done: false, value: heard.value };
        waiting.push(...(await again()));
      }
    },
    return: async () => {
      waiting.length = 0;
      await news.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
