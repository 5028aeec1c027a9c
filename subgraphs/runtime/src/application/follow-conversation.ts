import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { flatMapped, streamEnd, type Stream } from '@tertulia/streams';
import { awaitingOf } from '../domain/awaiting.js';
import type { ConversationState } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { canSee, claimsOf, organizationFor } from './policies.js';
import type { ConversationNews } from './ports.js';
import { findVisit, messagesFrom, type Visit } from './read-visit.js';
import { messageNews } from './publish-turn.js';

/** Which conversation to follow, and from which message. */
export interface Following {
  /** Null for a visitor: the token names the conversation. */
  readonly conversationId: string | null;
  /** Messages after this sequence are sent first; null sends only the current state. */
  readonly after: number | null;
}

/**
 * Follows a conversation: missed messages, the current state, then everything new. Each message is sent exactly once,
 * even if notifications were lost or reordered. Visitors can follow only their own conversation and do not see their
 * own typing. @throws DomainError NOT_FOUND, UNAUTHENTICATED, FORBIDDEN
 */
export async function followConversation(
  deps: RuntimeDependencies,
  principal: Principal,
  following: Following,
): Promise<Stream<ConversationNews>> {
  const where = whereOf(principal, following);
  const live = deps.feed.ofConversation(where.conversationId);
  try {
    const reach = { organizationId: where.organizationId };
    const read = async (after: number): Promise<Visit | null> =>
      deps.work.read(reach, async (stores) => findVisit(stores, where, messagesFrom(after)));
    await live.ready;
    const visit = await read(following.after ?? Number.MAX_SAFE_INTEGER);
    if (visit === null || !isAllowed(principal, visit)) throw new DomainError('NOT_FOUND');
    const catcher = new Catcher({ visit, read, isVisitor: principal.kind === 'VISITOR' });
    return flatMapped(missedFirst(live, catcher), (received) => catcher.receive(received), {
      first: async () => catcher.take(),
    });
  } catch (error) {
    await live.return?.();
    throw error;
  }
}

/** The live stream, which waits until the missed messages were sent, page by page. */
function missedFirst(live: LiveNews, catcher: Catcher): AsyncIterator<Received> {
  return {
    next: async () => (catcher.isBehind ? { done: false, value: 'MISSED' } : live.next()),
    return: async () => (await live.return?.()) ?? streamEnd,
  };
}

function whereOf(principal: Principal, { conversationId }: Following) {
  if (principal.kind === 'VISITOR') {
    const claims = claimsOf(principal);
    if (conversationId !== null && conversationId !== claims.conversationId) throw new DomainError('NOT_FOUND');
    return claims;
  }
  const organizationId = organizationFor(principal, 'conversations.read');
  if (conversationId === null) throw new DomainError('NOT_FOUND');
  return { organizationId, conversationId, botId: null };
}

function isAllowed(principal: Principal, visit: Visit): boolean {
  return principal.kind === 'VISITOR' || canSee(principal, visit.conversation);
}

type LiveNews = ReturnType<RuntimeDependencies['feed']['ofConversation']>;
type Received = readonly ConversationNews[] | 'MISSED';

interface CatcherParts {
  readonly visit: Visit;
  readonly isVisitor: boolean;
  read(after: number): Promise<Visit | null>;
}

/**
 * Fills the gaps of the live stream: transactions may be published in another order than they were committed, and
 * messages committed before the subscription must come first.
 */
class Catcher {
  readonly #parts: CatcherParts;
  #waiting: ConversationNews[] = [];
  /** The last message that was sent or is waiting. */
  #last: number;
  /** The last message of the conversation when it was read. */
  #end: number;
  /** The state that was sent last. */
  #state: ConversationState | undefined;

  constructor(parts: CatcherParts) {
    this.#parts = parts;
    this.#last = this.#end = parts.visit.conversation.lastSequence;
    this.#catchUp(parts.visit);
  }

  /** Whether messages are left that did not fit into the last page. */
  get isBehind(): boolean {
    return this.#last < this.#end;
  }

  /** Returns news to send, and marks it as sent. */
  take(): ConversationNews[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  async receive(received: Received): Promise<ConversationNews[]> {
    if (received === 'MISSED') await this.#readAgain();
    else for (const news of received) await this.#add(news);
    return this.take();
  }

  async #readAgain(): Promise<void> {
    const visit = await this.#parts.read(this.#last);
    if (visit === null) return;
    const isNews = visit.messages.length > 0 || visit.conversation.state !== this.#state;
    if (isNews) this.#catchUp(visit);
  }

  /** The next messages that were not sent yet; after the last of them, the current state. */
  #catchUp({ conversation, session, messages, takenOverBy }: Visit): void {
    const { lastSequence: sequence, state, endReason } = conversation;
    this.#last = messages.at(-1)?.sequence ?? sequence;
    this.#end = sequence;
    this.#waiting.push(...messages.map(messageNews));
    if (this.isBehind) return;
    this.#state = state;
    this.#waiting.push({ kind: 'STATE', sequence, state, endReason, takenOverBy });
    this.#waiting.push({ kind: 'AWAITING', sequence, awaiting: awaitingOf(conversation, session.state) });
  }

  /** Whether it is the beginning of what the bot says next: nobody has written since, and the bot still replies. */
  #isNext({ sequence }: ConversationNews): boolean {
    return this.#parts.isVisitor && !this.isBehind && this.#state === 'BOT' && sequence === this.#last + 1;
  }

  async #add(news: ConversationNews): Promise<void> {
    if (news.kind === 'TYPING' && news.by === 'VISITOR') {
      if (!this.#parts.isVisitor) this.#waiting.push({ ...news, sequence: this.#last });
      return;
    }
    if (news.kind === 'PARTIAL') {
      if (this.#isNext(news)) this.#waiting.push(news);
      return;
    }
    if (news.kind === 'STATE') this.#state = news.state;
    if (news.kind !== 'MESSAGE') {
      this.#waiting.push(news);
      return;
    }
    if (news.sequence <= this.#last) return;
    if (news.sequence === this.#last + 1) {
      this.#waiting.push(news);
      this.#last = news.sequence;
      return;
    }
    const visit = await this.#parts.read(this.#last);
    if (visit === null) return;
    this.#waiting.push(...visit.messages.map(messageNews));
    this.#last = visit.messages.at(-1)?.sequence ?? this.#last;
    this.#end = visit.messages.length === 0 ? this.#last : visit.conversation.lastSequence;
  }
}
