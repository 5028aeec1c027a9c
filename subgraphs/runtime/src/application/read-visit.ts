import { DomainError } from '@tertulia/errors';
import type { ChatSession, Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Stores, VisitorClaims } from './ports.js';

/** A conversation as its visitor sees it. */
export interface Visit {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  /** Those that were asked for, in order. */
  readonly messages: readonly Message[];
  /** Name of the member who answers; null while nobody does or the name is not known. */
  readonly takenOverBy: string | null;
}

/** Which messages are wanted: all after a sequence, or of those the newest so many, or so many before a sequence. */
export interface WantedMessages {
  readonly after: number;
  readonly before: number | null;
  readonly last: number | null;
}

/** The visitor's conversation with messages, all after a sequence or those wanted. @throws DomainError NOT_FOUND */
export async function readVisit(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  wanted: number | WantedMessages,
): Promise<Visit> {
  const visit = await deps.work.read(claims, async (stores) => findVisit(stores, claims, wanted));
  if (visit === null) throw new DomainError('NOT_FOUND');
  return visit;
}

/** The same on stores that are open already; null where there is no such conversation of that bot. */
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

/** Sequences have no gaps, so the newest so many are those after a sequence that can be told beforehand. */
async function messagesOf(
  { reader }: Stores,
  { id, organizationId, lastSequence }: Conversation,
  wanted: number | WantedMessages,
): Promise<Message[]> {
  if (typeof wanted === 'number') return reader.messagesAfter(organizationId, id, wanted);
  const { before, last } = wanted;
  const end = Math.min(before ?? lastSequence + 1, lastSequence + 1);
  const after = last === null ? wanted.after : Math.max(wanted.after, end - 1 - last);
  if (before === null) return reader.messagesAfter(organizationId, id, after);
  if (end - 1 <= after) return [];
  return (
    (await reader.messagePages(organizationId, [id], { after, size: end - 1 - after, isFromEnd: false })).get(id) ?? []
  );
}
