import { UserInputErrors } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { activityAt, type Conversation } from '../domain/conversation.js';
import { aboutConversation } from '../domain/fact.js';
import { contentOfText } from '../domain/message.js';
import { givenBackText } from '../domain/system-texts.js';
import { resumeBot, type Turn } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import { finishEffectsSoon } from './finish-effects.js';
import { lockForMember } from './lock-for-member.js';
import { replyAuthorFor } from './policies.js';
import type { LockedConversation, Stores } from './ports.js';
import { withSurroundings } from './with-surroundings.js';
import { storeTurn } from './store-turn.js';
import { publishTurn } from './publish-turn.js';

/**
 * Returns a conversation to the bot, which continues where it was; a conversation whose flow had ended ends again.
 * UserInputErrors NOT_YOUR_TAKEOVER if the member has not taken it over.
 * @throws DomainError NOT_FOUND
 */
export async function giveBackConversation(
  deps: RuntimeDependencies,
  principal: Principal,
  conversationId: string,
): Promise<Conversation> {
  const { organizationId, authorId } = replyAuthorFor(principal);
  const outcome = await deps.work.transact({ organizationId }, async (stores) => {
    const locked = await lockForMember(stores, principal, { organizationId, conversationId });
    await endOwnTakeover(deps, stores, { conversationId, authorId });
    const turn = await givenBackTurn(deps, stores, locked);
    const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
    return { stored, before: locked.conversation };
  });
  publishTurn(deps, outcome.stored, outcome);
  const finished = await finishEffectsSoon(deps, outcome.stored.intents);
  return (finished ?? outcome.stored).conversation;
}

/** Ends the caller's own takeover. UserInputErrors NOT_YOUR_TAKEOVER. */
export async function endOwnTakeover(
  deps: Pick<RuntimeDependencies, 'clock'>,
  stores: Stores,
  { conversationId, authorId }: { conversationId: string; authorId: string },
): Promise<void> {
  const takeover = await stores.takeovers.active(conversationId);
  if (takeover?.memberId !== authorId) throw new UserInputErrors([{ field: null, code: 'NOT_YOUR_TAKEOVER' }]);
  await stores.takeovers.save({ ...takeover, endedAt: deps.clock.now() });
}

async function givenBackTurn(deps: RuntimeDependencies, stores: Stores, locked: LockedConversation): Promise<Turn> {
  const definition = await deps.definitions.of(stores, locked.conversation);
  const now = deps.clock.now();
  const conversation = { ...locked.conversation, ...activityAt(locked.conversation, now) };
  const running = await withSurroundings(stores, { conversation, session: locked.session, definition });
  const resumed = resumeBot(running, now);
  const text = givenBackText(conversation.locale);
  const line = { author: 'SYSTEM', text, content: contentOfText(text), at: now } as const;
  const fact = { name: 'runtime.given-back.v1', payload: aboutConversation(conversation) } as const;
  return { ...resumed, drafts: [line, ...resumed.drafts], facts: [fact, ...resumed.facts] };
}
