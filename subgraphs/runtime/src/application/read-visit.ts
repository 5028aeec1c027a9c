import { DomainError } from '@tertulia/errors';
import type { ChatSession, Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import { mostMessagesAtOnce } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Stores, VisitorClaims } from './ports.js';

/** A conversation as its visitor sees it. */
export interface Visit {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  /** The requested messages, in order. */
  readonly messages: readonly Message[];
  /** Name of the member who took over; null if none did or the name is not known. */
  readonly takenOverBy: string | null;
}

/** Which messages to return: after a sequence, the newest of those, or a number before a sequence; never more than 500. */
export interface WantedMessages {
  readonly after: number;
  readonly before: number | null;
  readonly last: number | null;
}

/** The visitor's conversation with all messages after a sequence, or the requested ones. @throws DomainError NOT_FOUND */
export async function readVisit(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  wanted: number | WantedMessages,
): Promise<Visit> {
  const visit = await deps.work.read(claims, async (stores) => findVisit(stores, claims, wanted));
  if (visit === null) throw new DomainError('NOT_FOUND');
  return visit;
}

/** Like `readVisit`, on stores of an open transaction; null if that bot has no such conversation. */
export async function findVisit(
  stores: Stores,
  claims: Omit<VisitorClaims, 'botId'> & { readonly botId: string | null },
  wanted: number | WantedMessages,
): Promise<Visit | null> {
  const { organizationId, conversationId, botId } = claims;
  const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
  if (conversation === undefined || (botId !== null && conversation.botId !== botId)) return null;
  const sessions = await stores.reader.sessionsOf(organizationId, [conversationId]);
  const session = sessions.get(conversationId);
  if (session === undefined) return null;
  const messages = await messagesOf(stores, conversation, wanted);
  const takeover = conversation.state === 'HUMAN' ? await stores.takeovers.active(conversationId) : null;
  return { conversation, session, messages, takenOverBy: takeover?.memberName ?? null };
}

/**
 * Sequences have no gaps, so the newest N messages are those after a known sequence. Without `last`, the newest 500 are
 * read, since a conversation may have any length.
 */
async function messagesOf(
  { reader }: Stores,
  { id, organizationId, lastSequence }: Conversation,
  wanted: number | WantedMessages,
): Promise<Message[]> {
  const { after, before, last } = typeof wanted === 'number' ? { after: wanted, before: null, last: null } : wanted;
  const end = Math.min(before ?? lastSequence + 1, lastSequence + 1);
  const first = Math.max(after, end - 1 - (last ?? mostMessagesAtOnce));
  if (before === null) return reader.messagesAfter(organizationId, id, first);
  if (end - 1 <= first) return [];
  const page = { after: first, size: end - 1 - first, isFromEnd: false };
  return (await reader.messagePages(organizationId, [id], page)).get(id) ?? [];
}
