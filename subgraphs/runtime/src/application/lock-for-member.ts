import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { MessageDraft } from '../domain/message.js';
import type { Turn } from '../domain/turn.js';
import { canSee } from './policies.js';
import type { LockedConversation, Stores } from './ports.js';

/** Locks a conversation to which the member may reply. @throws DomainError NOT_FOUND, also if the member may not see it */
export async function lockForMember(
  stores: Stores,
  principal: Principal,
  where: { organizationId: string; conversationId: string },
): Promise<LockedConversation> {
  const locked = await stores.conversations.lock(where.organizationId, where.conversationId);
  if (locked === null || !canSee(principal, locked.conversation)) throw new DomainError('NOT_FOUND');
  return locked;
}

/** A turn that adds these messages without a step of the engine. */
export function turnOf({ conversation, session }: LockedConversation, drafts: readonly MessageDraft[]): Turn {
  return { conversation, session, drafts, facts: [], goals: [], misses: [], heard: null, effects: [], contact: null };
}
