import type { ThreadMessage } from './thread.js';

/** One page of messages after a sequence number, oldest first. */
export type MessagePage = { nodes: readonly ThreadMessage[]; hasMore: boolean };

/** Reads page after page until there are no more, so that no message after `after` is missing. */
export async function allAfter(
  after: number,
  readPage: (after: number) => Promise<MessagePage>,
): Promise<ThreadMessage[]> {
  const messages: ThreadMessage[] = [];
  for (let isDone = false; !isDone;) {
    const { nodes, hasMore } = await readPage(messages.at(-1)?.sequence ?? after);
    messages.push(...nodes);
    isDone = !hasMore || nodes.length === 0;
  }
  return messages;
}
