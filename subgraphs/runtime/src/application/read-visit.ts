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

/**
 * Which messages to return, never more than 500. Without `last` and `before`, those that follow `after`, from there on, so that a
 * client that asks again after the last of them misses none; otherwise the newest.
 */
export interface WantedMessages {
  readonly after: number | null;
  readonly before: number | null;
  readonly last: number | null;
}

/** The newest 500 messages. */
export const newest: WantedMessages = { after: null, before: null, last: null };

/** The messages that follow a sequence, at most 500; the newest ones for null. */
export function messagesFrom(after: number | null): WantedMessages {
  return { ...newest, after };
}

/** The visitor's conversation with the requested messages; `newest` if omitted. @throws DomainError NOT_FOUND */
export async function readVisit(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  wanted: WantedMessages = newest,
): Promise<Visit> {
  const visit = await deps.work.read(claims, async (stores) => findVisit(stores, claims, wanted));
  if (visit === null) throw new DomainError('NOT_FOUND');
  return visit;
}

/** Like `readVisit`, on stores of an open transaction; null if that bot has no such conversation. */
export async function findVisit(
  stores: Stores,
  claims: Omit<VisitorClaims, 'botId'> & { readonly botId: string | null },
  wanted: WantedMessages,
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

/** Sequences have no gaps, so the newest N messages are those after a known sequence. */
async function messagesOf(
  { reader }: Stores,
  { id, organizationId, lastSequence }: Conversation,
  { after, before, last }: WantedMessages,
): Promise<Message[]> {
  const isOnwards = after !== null && before === null && last === null;
  if (isOnwards) return reader.messagesAfter(organizationId, id, { after, size: mostMessagesAtOnce });
  const end = Math.min(before ?? lastSequence + 1, lastSequence + 1);
  const first = Math.max(after ?? 0, end - 1 - (last ?? mostMessagesAtOnce));
  return reader.messagesAfter(organizationId, id, { after: first, size: end - 1 - first });
}
