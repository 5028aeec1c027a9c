import type { EventName, EventPayload } from '@tertulia/events';
import type { Conversation } from './conversation.js';

/** Names of the events that tell of a conversation. */
export type FactName = Exclude<
  Extract<EventName, `runtime.${string}`>,
  'runtime.version-warmed.v1' | 'runtime.version-refused.v1'
>;

/** Something that happened in a conversation; becomes an event when it is committed. */
export type Fact = { [Name in FactName]: { readonly name: Name; readonly payload: EventPayload<Name> } }[FactName];

/** The part of the payload that every fact of a conversation carries. */
export function aboutConversation(conversation: Conversation): EventPayload<'runtime.conversation-viewed.v1'> {
  return {
    conversationId: conversation.id,
    botId: conversation.botId,
    versionId: conversation.versionId,
    channel: conversation.channel,
    startedAt: (conversation.countedAt ?? conversation.openedAt).toISOString(),
  };
}
