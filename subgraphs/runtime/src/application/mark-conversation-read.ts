import { DomainError, refuseInput } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { canSee, organizationFor, personIdOf } from './policies.js';

/** Marks a conversation as read up to a sequence; a lower sequence never replaces a higher one. @throws DomainError NOT_FOUND */
export async function markConversationRead(
  deps: RuntimeDependencies,
  principal: Principal,
  mark: { conversationId: string; sequence: number },
): Promise<Conversation> {
  const organizationId = readerIn(principal);
  const readerId = personIdOf(principal);
  if (readerId === null) throw new DomainError('FORBIDDEN');
  const { conversationId, sequence } = mark;
  refuseInput(sequence < 0 ? [{ field: ['input', 'sequence'], code: 'OUT_OF_RANGE', params: { min: 0 } }] : []);
  return deps.work.transact({ organizationId }, async (stores) => {
    const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
    if (conversation === undefined || !canSee(principal, conversation)) throw new DomainError('NOT_FOUND');
    const read = { userId: readerId, conversationId, sequence: Math.min(sequence, conversation.lastSequence) };
    await stores.takeovers.markRead(organizationId, read);
    return conversation;
  });
}

/**
 * For members, marking as read needs only the permission to read; an API key needs the scope to write. @throws
 * DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function readerIn(principal: Principal): string {
  return organizationFor(principal, principal.kind === 'API_KEY' ? 'conversations.answer' : 'conversations.read');
}
