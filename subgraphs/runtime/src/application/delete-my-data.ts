import { DomainError } from '@tertulia/errors';
import type { RuntimeDependencies } from './dependencies.js';
import { eraseConversation, type Erased } from './erase-conversation.js';
import type { VisitorClaims } from './ports.js';
import { publishTurn } from './publish-turn.js';

/**
 * Erases everything that the visitor wrote, in this conversation and in the earlier ones that the same visitor replaced
 * by starting over. Other visitors' data stays. The conversations remain, ended and without texts, so that metrics stay
 * correct.
 * @throws DomainError NOT_FOUND
 */
export async function deleteMyData(deps: RuntimeDependencies, claims: VisitorClaims): Promise<void> {
  const { organizationId, conversationId } = claims;
  const erased = await deps.work.transact(claims, async (stores) => {
    const done: Erased[] = [];
    const ids = await stores.conversations.ofSameVisitor(organizationId, conversationId);
    if (ids.length === 0) throw new DomainError('NOT_FOUND');
    for (const id of ids) {
      const locked = await stores.conversations.lock(organizationId, id);
      const one = locked === null ? null : await eraseConversation(deps, stores, locked);
      if (one !== null) done.push(one);
    }
    return done;
  });
  for (const { conversation, closed } of erased) {
    if (closed !== null) publishTurn(deps, closed.stored, closed);
    else if (conversation.countedAt !== null) deps.feed.changed(conversation);
  }
}
