import type { HeldIntent, Stores } from './ports.js';
import type { ChatSession, Conversation } from '../domain/conversation.js';
import { heldUntil } from '../domain/effect-times.js';
import { marksAfter } from '../domain/marks.js';
import { numberMessages, type Message } from '../domain/message.js';
import type { Turn } from '../domain/turn.js';
import { withWalk } from '../domain/walked.js';
import { eventsOf, type RuntimeDependencies } from './dependencies.js';
import { storeContact } from './store-contact.js';

/** A stored turn. */
export interface StoredTurn {
  readonly conversation: Conversation;
  readonly session: ChatSession;
  readonly messages: readonly Message[];
  readonly intents: readonly HeldIntent[];
}

/**
 * Stores a turn in the transaction that locked the conversation: messages with their sequences, state, goals, comments, misses,
 * contact, effect intents, events.
 * @param messageId of its first message, if that was shown while it was made.
 * @param acceptedAt when the message that the turn replies to was accepted; null if it replies to none.
 */
export async function storeTurn(
  deps: Pick<RuntimeDependencies, 'clock' | 'ids'>,
  stores: Stores,
  { turn: computed, acceptedAt, messageId }: { turn: Turn; acceptedAt: Date | null; messageId?: string },
): Promise<StoredTurn> {
  const turn = withWalk(computed);
  const { organizationId } = turn.conversation;
  const messages = numberMessages(turn.conversation, turn.drafts, idsFrom(deps, messageId));
  if (messages.length > 0) await stores.conversations.appendMessages(organizationId, messages);
  const lastSequence = turn.conversation.lastSequence + messages.length;
  const marks = marksAfter(turn.conversation.marks, turn.facts);
  const numbered: Conversation = { ...turn.conversation, lastSequence, marks };
  const { conversation, change } =
    turn.contact === null
      ? { conversation: numbered, change: null }
      : await storeContact(deps, stores, { conversation: numbered, facts: turn.contact });
  await stores.conversations.save(conversation, turn.session);
  if (turn.goals.length > 0) await stores.conversations.addGoals(conversation, turn.goals);
  if (turn.comments.length > 0) await stores.comments.add(conversation, turn.comments);
  if (!conversation.isTest && turn.misses.length > 0) await stores.misses.add(conversation, turn.misses);
  if (!conversation.isTest && turn.changes.length > 0)
    await stores.values.change(conversation, turn.changes, deps.clock.now());
  const held = { heldUntil: heldUntil(deps.clock.now()), acceptedAt };
  const intents = turn.effects.map((effect) => ({ conversationId: conversation.id, organizationId, effect, ...held }));
  if (intents.length > 0) await stores.effects.open(intents);
  // Test conversations are not counted.
  const facts = change === null ? turn.facts : [...turn.facts, change];
  if (!conversation.isTest) await stores.events.emit(...eventsOf(deps, conversation, facts));
  return { conversation, session: turn.session, messages, intents };
}

function idsFrom({ ids }: Pick<RuntimeDependencies, 'ids'>, first: string | undefined): () => string {
  let given = first;
  return () => {
    const id = given ?? ids.next();
    given = undefined;
    return id;
  };
}
