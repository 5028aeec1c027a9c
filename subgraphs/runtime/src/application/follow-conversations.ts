import { visibleBotIds } from '@tertulia/principal';
import { flatMapped, type Stream } from '@tertulia/streams';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor, testsShownTo } from './policies.js';
import type { ConversationChange, ConversationFilter } from './ports.js';
import { requireBot, type Asking } from './require-bot.js';

type Needs = Pick<RuntimeDependencies, 'feed' | 'work' | 'clock' | 'drafts'>;

/** The maximum number of changes that are sent again after lost notifications: more than a list shows at once. */
const mostRepeated = 50;
/** Clocks of processes differ, and a conversation that expired ended before a process noticed it. */
const toleranceMs = 120_000;

/**
 * Follows changes of the conversations that the caller may see; null follows every bot. After lost notifications, the
 * latest conversations that changed in the meantime are sent. @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function followConversations(
  deps: Needs,
  asking: Asking,
  botId: string | null,
): Promise<Stream<{ conversationId: string }>> {
  const { principal } = asking;
  const organizationId = organizationFor(principal, 'conversations.read');
  if (botId !== null) await requireBot(deps, asking, { organizationId, botId });
  const bots = botId === null ? visibleBotIds(principal) : [botId];
  const isTest = testsShownTo(principal, null);
  const changes = new Changes(deps, { organizationId, bots, isTest });
  return flatMapped(deps.feed.changesOf(organizationId), (change) => changes.receive(change));
}

interface Followed {
  readonly organizationId: string;
  /** Null: every bot. */
  readonly bots: readonly string[] | null;
  /** Test conversations, or the others. */
  readonly isTest: boolean;
}

/** Which conversations to publish, and which were already sent again after lost notifications. */
class Changes {
  readonly #deps: Needs;
  readonly #followed: Followed;
  #knownUntil: Date;
  /** How the conversations sent again last time were: notifications may be lost several times in a row. */
  #repeated: ReadonlyMap<string, string> = new Map();

  constructor(deps: Needs, followed: Followed) {
    this.#deps = deps;
    this.#followed = followed;
    this.#knownUntil = deps.clock.now();
  }

  async receive(change: ConversationChange | 'MISSED'): Promise<{ conversationId: string }[]> {
    const now = this.#deps.clock.now();
    const changed =
      change === 'MISSED' ? await this.#toTellAgain() : this.#isFollowed(change) ? [change.conversationId] : [];
    this.#knownUntil = now;
    return changed.map((conversationId) => ({ conversationId }));
  }

  #isFollowed({ botId, isTest = false }: ConversationChange): boolean {
    return isTest === this.#followed.isTest && (this.#followed.bots?.includes(botId) ?? true);
  }

  async #toTellAgain(): Promise<string[]> {
    const since = new Date(this.#knownUntil.getTime() - toleranceMs);
    const changed = await changedSince(this.#deps, this.#followed, since);
    const isNew = (one: Conversation) => this.#repeated.get(one.id) !== conditionOf(one);
    const fresh = changed.filter(isNew).map(({ id }) => id);
    this.#repeated = new Map(changed.map((one) => [one.id, conditionOf(one)]));
    return fresh;
  }
}

/** The latest conversations that have changed since, oldest first. */
async function changedSince(
  deps: Needs,
  { organizationId, bots, isTest }: Pick<Followed, 'organizationId' | 'bots' | 'isTest'>,
  since: Date,
): Promise<Conversation[]> {
  const page = { limit: mostRepeated, direction: 'FORWARD', cursor: null } as const;
  const latest = await deps.work.read({ organizationId }, async (stores) =>
    stores.reader.list(organizationId, { ...everything, botIds: bots, isTest }, page),
  );
  return latest.filter((conversation) => lastChangeOf(conversation) >= since).toReversed();
}

/** Another text after each change, also for several at one time. */
function conditionOf(one: Conversation): string {
  return `${lastChangeOf(one).toISOString()} ${one.lastSequence} ${one.state}`;
}

function lastChangeOf({ lastMessageAt, endedAt }: Conversation): Date {
  return endedAt !== null && endedAt > lastMessageAt ? endedAt : lastMessageAt;
}

const everything: Omit<ConversationFilter, 'botIds' | 'isTest'> = {
  ...{ states: null, contactId: null, takenOverBy: null },
  ...{ startedFrom: null, startedTo: null, outcome: null, activeAt: null, queue: null, search: null },
};
