import { contentFromMarkdown, plainText } from '@tertulia/flow-engine';
import { numberMessages } from '../domain/message.js';
import type { Conversation } from '../domain/conversation.js';
import type { RuntimeDependencies } from './dependencies.js';
import { messageNews } from './publish-turn.js';

/** The message that an answer becomes. */
export interface ComingMessage {
  readonly id: string;
  readonly blockId: string;
}

/**
 * Returns what shows live subscribers an answer while it is made, under the id and the number that its message will have. Nothing of it is
 * stored, and what was stored after it has begun ends it: see `followConversation`.
 */
export function showParts(
  deps: Pick<RuntimeDependencies, 'feed' | 'clock'>,
  conversation: Conversation,
  { id, blockId }: ComingMessage,
): (markdown: string) => void {
  return (markdown) => {
    const content = contentFromMarkdown(markdown);
    const draft = { author: 'BOT', content, text: plainText(content), at: deps.clock.now(), blockId } as const;
    for (const message of numberMessages(conversation, [draft], () => id))
      deps.feed.publish(conversation.id, [{ ...messageNews(message), kind: 'PARTIAL' }]);
  };
}
