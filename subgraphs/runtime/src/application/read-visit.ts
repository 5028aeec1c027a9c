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

/** The visitor's conversation with all messages after a sequence. @throws DomainError NOT_FOUND */
export async function readVisit(deps: RuntimeDependencies, claims: VisitorClaims, after: number): Promise<Visit> {
  const visit = await deps.work.read(claims, async (stores) => findVisit(stores, claims, after));
  if (visit === null) throw new DomainError('NOT_FOUND');
  return visit;
}

/** The same on stores that are open already; null where there is no such conversation of that bot. */
export async function findVisit(
  stores: Stores,
  claims: Omit<VisitorClaims, 'botId'> & { readonly botId: string | null },
  after: number,
): Promise<Visit | null> {
  const { organizationId, conversationId, botId } = claims;
  const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
  if (conversation === undefined || (botId !== null && conversation.botId !== botId)) return null;
  const sessions = await stores.reader.sessionsOf(organizationId, [conversationId]);
  const session = sessions.get(conversationId);
  if (session === undefined) return null;
  const messages = await stores.reader.messagesAfter(organizationId, conversationId, after);
  const takeover = conversation.state === 'HUMAN' ? await stores.takeovers.active(conversationId) : null;
  return { conversation, session, messages, takenOverBy: takeover?.memberName ?? null };
}
