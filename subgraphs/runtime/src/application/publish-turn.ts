import { isSoon } from '../domain/alarm.js';
import { awaitingOf } from '../domain/awaiting.js';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { ConversationNews, MessageNews } from './ports.js';
import type { StoredTurn } from './store-turn.js';
import type { Message } from '../domain/message.js';

/** Publishes a committed turn to live subscribers: messages, the new state, the current question. */
export function publishTurn(
  deps: Pick<RuntimeDependencies, 'feed' | 'monitor' | 'clock'>,
  stored: StoredTurn,
  { before, takenOverBy = null }: { before: Conversation; takenOverBy?: string | null },
): void {
  const { conversation, session, messages, intents } = stored;
  const sequence = conversation.lastSequence;
  const news: ConversationNews[] = messages.map((message) => messageNews(message));
  if (conversation.state !== before.state) {
    const { state, endReason } = conversation;
    news.push({ kind: 'STATE', sequence, state, endReason, takenOverBy });
  }
  if (intents.length > 0) news.push({ kind: 'TYPING', sequence, by: 'BOT' });
  else news.push({ kind: 'AWAITING', sequence, awaiting: awaitingOf(conversation, session.state) });
  if (isSoon(conversation, session, deps.clock.now())) news.push({ kind: 'TYPING', sequence, by: 'BOT' });
  deps.feed.publish(conversation.id, news);
  if (conversation.countedAt === null) return;
  deps.feed.changed(conversation);
  if (!conversation.isTest) deps.monitor.changed(conversation.organizationId);
}

/** A message as it is published. */
export function messageNews(message: Message): Extract<ConversationNews, { kind: 'MESSAGE' }> {
  const news: MessageNews = { ...message, at: message.at.toISOString() };
  return { kind: 'MESSAGE', sequence: message.sequence, message: news };
}
