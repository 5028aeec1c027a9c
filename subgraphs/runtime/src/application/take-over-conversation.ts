import { UserInputErrors } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { takenOver, type Conversation } from '../domain/conversation.js';
import { aboutConversation } from '../domain/fact.js';
import { contentOfText } from '../domain/message.js';
import { takenOverText } from '../domain/system-texts.js';
import type { Turn } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import { turnOf } from '../domain/turn.js';
import { lockForMember } from './lock-for-member.js';
import { replyAuthorFor } from './policies.js';
import type { LockedConversation, Takeover } from './ports.js';
import { storeTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';

/**
 * Takes the conversation over: the caller replies and the bot is silent; an ended conversation reopens. Taking over
 * twice has no further effect. UserInputErrors ALREADY_TAKEN_OVER (with the member's name), CONVERSATION_ENDED if the
 * visitor had it erased.
 * @throws DomainError NOT_FOUND
 */
export async function takeOverConversation(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  conversationId: string,
): Promise<Conversation> {
  const { principal } = caller;
  const { organizationId, authorId: memberId, isByKey } = replyAuthorFor(principal);
  const memberName = await deps.members.nameOf(principal, caller.requestId);
  const outcome = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await lockForMember(stores, principal, { organizationId, conversationId });
    if (locked.conversation.erasedAt !== null) throw new UserInputErrors([{ field: null, code: 'CONVERSATION_ENDED' }]);
    const active = await stores.takeovers.active(conversationId);
    if (active?.memberId === memberId) return { before: locked.conversation, stored: null };
    if (active !== null) throw alreadyTakenOver(active);
    const takeover = newTakeover(deps, locked.conversation, { memberId, memberName, isByKey });
    await stores.takeovers.add(organizationId, takeover);
    const turn = takenOverTurn(locked, takeover);
    const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
    return { before: locked.conversation, stored };
  });
  const { before, stored } = outcome;
  if (stored === null) return before;
  publishTurn(deps, stored, { before, takenOverBy: memberName });
  return stored.conversation;
}

function alreadyTakenOver(active: Takeover): UserInputErrors {
  return new UserInputErrors([{ field: null, code: 'ALREADY_TAKEN_OVER', params: { name: active.memberName } }]);
}

function newTakeover(
  deps: RuntimeDependencies,
  conversation: Conversation,
  member: Pick<Takeover, 'memberId' | 'memberName' | 'isByKey'>,
): Takeover {
  const startedAt = deps.clock.now();
  const waitingFrom = conversation.waitingSince ?? startedAt;
  const open = { firstReplyAt: null, endedAt: null };
  return { id: deps.ids.next(), conversationId: conversation.id, ...member, startedAt, waitingFrom, ...open };
}

function takenOverTurn(locked: LockedConversation, takeover: Takeover): Turn {
  const { startedAt: at, memberId, memberName } = takeover;
  const { session } = locked;
  const conversation = takenOver(locked.conversation, at);
  const text = takenOverText(conversation.locale, memberName);
  const turn = turnOf(locked, [{ author: 'SYSTEM', text, content: contentOfText(text), at }]);
  // The engine keeps its position; while handed off it outputs nothing, not even when a pending result arrives.
  const silenced = { ...session, state: { ...session.state, isHandedOff: true } };
  const payload = { ...aboutConversation(conversation), memberId };
  return { ...turn, conversation, session: silenced, facts: [{ name: 'runtime.taken-over.v1', payload }] };
}
