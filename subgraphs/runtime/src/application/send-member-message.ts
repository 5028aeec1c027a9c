import { refuseInput, UserInputErrors } from '@tertulia/errors';
import { openMsBetween, type BusinessProfile } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { answered, type Conversation } from '../domain/conversation.js';
import { aboutConversation, type Fact } from '../domain/fact.js';
import { contentOfText, type Message } from '../domain/message.js';
import { faultsOfClientMessageId, faultsOfText } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { turnOf } from '../domain/turn.js';
import { lockForMember } from './lock-for-member.js';
import { replyAuthorFor } from './policies.js';
import type { SentId, Takeover } from './ports.js';
import { storeTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';

/** The message of a member or an API key, with the client's id. */
export interface MemberMessageInput {
  readonly conversationId: string;
  readonly clientMessageId: string;
  readonly text: string;
}

/**
 * Sends a message as the member who has taken over. A repeated client message id returns the stored message.
 * UserInputErrors: the input's; NOT_YOUR_TAKEOVER; CONVERSATION_ENDED. @throws DomainError NOT_FOUND
 */
export async function sendMemberMessage(
  deps: RuntimeDependencies,
  principal: Principal,
  input: MemberMessageInput,
): Promise<{ conversation: Conversation; message: Message }> {
  const { organizationId, authorId, isByKey } = replyAuthorFor(principal);
  refuseInput([...faultsOfClientMessageId(input.clientMessageId), ...faultsOfText(input.text)]);
  const { conversationId, clientMessageId } = input;
  const sentId = { author: 'MEMBER', clientMessageId } as const;
  const outcome = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await lockForMember(stores, principal, { organizationId, conversationId, sent: sentId });
    if (locked.isSent) return null;
    if (locked.conversation.state === 'ENDED') throw new UserInputErrors([{ field: null, code: 'CONVERSATION_ENDED' }]);
    const takeover = await stores.takeovers.active(conversationId);
    if (takeover?.memberId !== authorId) throw new UserInputErrors([{ field: null, code: 'NOT_YOUR_TAKEOVER' }]);
    const at = deps.clock.now();
    const text = input.text.replaceAll('\u0000', '').trim();
    const author = { author: 'MEMBER', memberId: authorId, authorName: takeover.memberName, isByKey } as const;
    const draft = { ...author, text, content: contentOfText(text), at, clientMessageId };
    const conversation = answered(locked.conversation, at);
    const { profile } = await deps.definitions.of(stores, conversation);
    const replied = repliedFact(conversation, { ...waitOf(takeover, profile, at), memberId: authorId });
    const turn = { ...turnOf(locked, [draft]), conversation, facts: [replied] };
    const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
    if (takeover.firstReplyAt === null) await stores.takeovers.save({ ...takeover, firstReplyAt: at });
    return { stored, before: locked.conversation };
  });
  if (outcome !== null) publishTurn(deps, outcome.stored, outcome);
  return readBack(deps, { organizationId, conversationId, sentId });
}

interface Wait {
  readonly waitMs: number | null;
  /** The part of it in which the business was open. */
  readonly businessWaitMs: number | null;
}

function repliedFact(conversation: Conversation, reply: Wait & { readonly memberId: string }): Fact {
  return { name: 'runtime.human-replied.v1', payload: { ...aboutConversation(conversation), ...reply } };
}

/** Only the first reply of a takeover ends a wait. */
function waitOf({ firstReplyAt, waitingFrom }: Takeover, profile: BusinessProfile, at: Date): Wait {
  if (firstReplyAt !== null) return { waitMs: null, businessWaitMs: null };
  const waitMs = Math.max(0, at.getTime() - waitingFrom.getTime());
  return { waitMs, businessWaitMs: openMsBetween(profile, waitingFrom, at) };
}

async function readBack(
  deps: RuntimeDependencies,
  sent: { organizationId: string; conversationId: string; sentId: SentId },
): Promise<{ conversation: Conversation; message: Message }> {
  return deps.work.read(sent, async (stores) => {
    const [conversation] = await stores.reader.byIds(sent.organizationId, [sent.conversationId]);
    const message = await stores.reader.bySentId(sent.conversationId, sent.sentId);
    if (conversation === undefined || message === null) throw new Error('a stored message can be read');
    return { conversation, message };
  });
}
