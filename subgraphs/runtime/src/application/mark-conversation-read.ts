import { DomainError, refuseInput } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { canSee, organizationFor } from './policies.js';

/** The member has read up to a sequence; an older mark never takes back a newer one. @throws DomainError NOT_FOUND */
export async function markConversationRead(
  deps: RuntimeDependencies,
  principal: Principal,
  mark: { conversationId: string; sequence: number },
): Promise<Conversation> {
  const organizationId = organizationFor(principal, 'conversations.read');
  if (principal.kind !== 'USER') throw new DomainError('FORBIDDEN');
  const { conversationId, sequence } = mark;
  refuseInput(sequence < 0 ? [{ field: ['input', 'sequence'], code: 'OUT_OF_RANGE', params: { min: 0 } }] : []);
  return deps.work.transact({ organizationId }, async (stores) => {
    const [conversation] = await stores.reader.byIds(organizationId, [conversationId]);
    if (conversation === undefined || !canSee(principal, conversation)) throw new DomainError('NOT_FOUND');
    const read = { userId: principal.userId, conversationId, sequence: Math.min(sequence, conversation.lastSequence) };
    await stores.takeovers.markRead(organizationId, read);
    return conversation;
  });
}
