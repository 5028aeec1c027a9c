import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { MessageDraft } from '../domain/message.js';
import type { Turn } from '../domain/turn.js';
import { canSee } from './policies.js';
import type { LockedConversation, Stores } from './ports.js';

/** A conversation that the member may answer, locked. @throws DomainError NOT_FOUND, also for one that is not the member's to see */
export async function lockForMember(
  stores: Stores,
  principal: Principal,
  where: { organizationId: string; conversationId: string },
): Promise<LockedConversation> {
  const locked = await stores.conversations.lock(where.organizationId, where.conversationId);
  if (locked === null || !canSee(principal, locked.conversation)) throw new DomainError('NOT_FOUND');
  return locked;
}

/** A turn in which the engine takes no step: only these messages are added. */
export function turnOf({ conversation, session }: LockedConversation, drafts: readonly MessageDraft[]): Turn {
  return { conversation, session, drafts, facts: [], goals: [], effects: [], contact: null };
}
