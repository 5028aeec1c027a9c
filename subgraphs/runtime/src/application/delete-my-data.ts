import { DomainError } from '@tertulia/errors';
import type { RuntimeDependencies } from './dependencies.js';
import { closeLocked } from './end-conversation.js';
import type { VisitorClaims } from './ports.js';
import { tellTurn } from './tell-turn.js';

/**
 * Removes what the visitor has told: the words, the variables, the contact. The conversation itself stays without them,
 * ended, so that numbers stay true. @throws DomainError NOT_FOUND
 */
export async function deleteMyData(deps: RuntimeDependencies, claims: VisitorClaims): Promise<void> {
  const { organizationId, conversationId } = claims;
  const outcome = await deps.work.transact(claims, async (stores) => {
    const locked = await stores.conversations.lock(organizationId, conversationId);
    if (locked === null) throw new DomainError('NOT_FOUND');
    const { contactId } = locked.conversation;
    const closed = await closeLocked(deps, stores, locked);
    const { conversation, session } = closed?.stored ?? locked;
    const state = { ...session.state, variables: {}, lastMessage: '', endReason: conversation.endReason };
    await stores.conversations.erase({ ...conversation, contactId: null }, { state, pendingInputs: [] });
    if (contactId !== null) await stores.contacts.remove(organizationId, contactId);
    return closed;
  });
  if (outcome !== null) tellTurn(deps, outcome.stored, outcome);
}
