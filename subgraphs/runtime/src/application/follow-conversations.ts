import { visibleBotIds } from '@tertulia/principal';
import type { NewsStream } from '@tertulia/streams';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor, testsShownTo } from './policies.js';
import type { ConversationChange, ConversationFilter } from './ports.js';
import { requireBot, type Asking } from './require-bot.js';

type Needs = Pick<RuntimeDependencies, 'feed' | 'work' | 'clock' | 'drafts'>;

/** Changes that are told again where some were lost: more than a list shows at once. */
const mostToldAgain = 50;
/** Clocks of processes differ, and a conversation that ended by silence ended before that was noticed. */
const toleranceMs = 120_000;

/**
 * Which of the caller's conversations change, from now on; null follows every bot that the caller may see. Where news were lost, the
 * latest conversations that have changed since the last news are told. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function followConversations(
  deps: Needs,
  asking: Asking,
  botId: string | null,
): Promise<AsyncIterableIterator<{ conversationId: string }>> {
  const { principal } = asking;
  const organizationId = organizationFor(principal, 'conversations.read');
  if (botId !== null) await requireBot(deps, asking, { organizationId, botId });
  const bots = botId === null ? visibleBotIds(principal) : [botId];
  const isTest = testsShownTo(principal, null);
  return new Changes(deps, { organizationId, bots, isTest, changes: deps.feed.changesOf(organizationId) });
}

interface Followed {
  readonly organizationId: string;
  /** Null: every bot. */
  readonly bots: readonly string[] | null;
  /** Test conversations, or the others. */
  readonly isTest: boolean;
  readonly changes: NewsStream<ConversationChange>;
}

class Changes implements AsyncIterableIterator<{ conversationId: string }> {
  readonly #deps: Needs;
  readonly #followed: Followed;
  readonly #waiting: string[] = [];
  #knownUntil: Date;
  /** When conversations had changed that were told again the last time: news may be lost several times in a row. */
  #toldAgain: ReadonlyMap<string, number> = new Map();

  constructor(deps: Needs, followed: Followed) {
    this.#deps = deps;
    this.#followed = followed;
    this.#knownUntil = deps.clock.now();
  }

  async next(): Promise<IteratorResult<{ conversationId: string }>> {
    for (;;) {
      const conversationId = this.#waiting.shift();
      if (conversationId !== undefined) return { done: false, value: { conversationId } };
      const heard = await this.#followed.changes.next();
      if (heard.done === true) return { done: true, value: undefined };
      await this.#hear(heard.value);
    }
  }

  async return(): Promise<IteratorResult<{ conversationId: string }>> {
    this.#waiting.length = 0;
    await this.#followed.changes.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #hear(change: ConversationChange | 'MISSED'): Promise<void> {
    const now = this.#deps.clock.now();
    if (change === 'MISSED') {
      await this.#catchUp(new Date(this.#knownUntil.getTime() - toleranceMs));
    } else if (this.#isFollowed(change)) {
      this.#waiting.push(change.conversationId);
    }
    this.#knownUntil = now;
  }

  #isFollowed({ botId, isTest = false }: ConversationChange): boolean {
    return isTest === this.#followed.isTest && (this.#followed.bots?.includes(botId) ?? true);
  }

  async #catchUp(since: Date): Promise<void> {
    const changed = await changedSince(this.#deps, this.#followed, since);
    const isNew = (one: Conversation) => this.#toldAgain.get(one.id) !== lastChangeOf(one).getTime();
    this.#waiting.push(...changed.filter(isNew).map(({ id }) => id));
    this.#toldAgain = new Map(changed.map((one) => [one.id, lastChangeOf(one).getTime()]));
  }
}

/** The latest conversations that have changed since, oldest first. */
async function changedSince(
  deps: Needs,
  { organizationId, bots, isTest }: Pick<Followed, 'organizationId' | 'bots' | 'isTest'>,
  since: Date,
): Promise<Conversation[]> {
  const page = { limit: mostToldAgain, direction: 'FORWARD', cursor: null } as const;
  const latest = await deps.work.read({ organizationId }, async (stores) =>
    stores.reader.list(organizationId, { ...everything, botIds: bots, isTest }, page),
  );
  return latest.filter((conversation) => lastChangeOf(conversation) >= since).toReversed();
}

function lastChangeOf({ lastMessageAt, endedAt }: Conversation): Date {
  return endedAt !== null && endedAt > lastMessageAt ? endedAt : lastMessageAt;
}

const everything: Omit<ConversationFilter, 'botIds' | 'isTest'> = {
  ...{ states: null, contactId: null, takenOverBy: null },
  ...{ startedFrom: null, startedTo: null, outcome: null, activeAt: null, search: null },
};
