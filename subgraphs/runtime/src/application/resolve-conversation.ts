import { UserInputErrors } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { closeLocked } from './end-conversation.js';
import { lockForMember } from './lock-for-member.js';
import { replyAuthorFor } from './policies.js';
import { publishTurn } from './publish-turn.js';

/**
 * Resolves a conversation, which ends it. If it was taken over, only the member who did may resolve it. UserInputErrors
 * NOT_YOUR_TAKEOVER, CONVERSATION_ENDED. @throws DomainError NOT_FOUND
 */
export async function resolveConversation(
  deps: RuntimeDependencies,
  principal: Principal,
  conversationId: string,
): Promise<Conversation> {
  const { organizationId, authorId } = replyAuthorFor(principal);
  const outcome = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await lockForMember(stores, principal, { organizationId, conversationId });
    const takeover = await stores.takeovers.active(conversationId);
    if (takeover !== null && takeover.memberId !== authorId) {
      throw new UserInputErrors([{ field: null, code: 'NOT_YOUR_TAKEOVER' }]);
    }
    const closed = await closeLocked(deps, stores, { ...locked, reason: 'RESOLVED_BY_HUMAN', memberId: authorId });
    if (closed === null) throw new UserInputErrors([{ field: null, code: 'CONVERSATION_ENDED' }]);
    return closed;
  });
  publishTurn(deps, outcome.stored, outcome);
  return outcome.stored.conversation;
}
