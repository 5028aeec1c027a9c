import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { canSee } from './policies.js';
import type { LockedConversation, SentId, Stores } from './ports.js';

interface Wanted {
  readonly organizationId: string;
  readonly conversationId: string;
  /** The message that the member sends, if any. */
  readonly sent?: SentId;
}

/** Locks a conversation to which the member may reply. @throws DomainError NOT_FOUND, also if the member may not see it */
export async function lockForMember(
  stores: Stores,
  principal: Principal,
  { organizationId, conversationId, sent }: Wanted,
): Promise<LockedConversation> {
  const locked = await stores.conversations.lock(organizationId, conversationId, sent);
  if (locked === null || !canSee(principal, locked.conversation)) throw new DomainError('NOT_FOUND');
  return locked;
}
