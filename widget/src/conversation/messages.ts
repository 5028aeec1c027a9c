import type { EmbedNode } from './embed-node.js';
import type { ChatState, Message, QueuedMessage } from './model.js';

/**
 * Adds the messages of a response for "everything after `knownThrough`". Each sequence is kept once. If the response was cut short,
 * `hasGap` stays set; a response without messages means that everything up to `lastSequence` is known.
 */
export function acceptMessages(state: ChatState, given: readonly Message[], lastSequence: number): ChatState {
  // The page may have only the newest messages of a long conversation; `acceptOlder` adds earlier ones.
  const first = state.messages[0]?.sequence ?? 0;
  const messages = given.filter((message) => message.sequence >= first);
  const merged = mergeBySequence(state.messages, messages);
  const through = messages.length === 0 ? lastSequence : Math.max(...messages.map((message) => message.sequence));
  const knownThrough = absorb(merged, Math.max(state.knownThrough, through));
  const hasGap = lastSequence > knownThrough || hasHeld(merged, knownThrough);
  return { ...state, messages: merged, knownThrough, hasGap, queue: withoutDelivered(state.queue, messages) };
}

/** Adds earlier messages. */
export function acceptOlder(state: ChatState, messages: readonly Message[]): ChatState {
  return { ...state, older: 'none', messages: mergeBySequence(messages, state.messages) };
}

/** True when the conversation has earlier messages that are not loaded. */
export function hasOlder({ messages }: ChatState): boolean {
  return (messages[0]?.sequence ?? 1) > 1;
}

/** Adds one live message: shown when it is the next one, held back (with `hasGap`) when earlier ones are missing. */
export function advance(state: ChatState, message: Message): ChatState {
  const queue = withoutDelivered(state.queue, [message]);
  if (message.sequence <= state.knownThrough) return { ...state, queue };
  const messages = mergeBySequence(state.messages, [message]);
  const knownThrough = absorb(messages, state.knownThrough);
  return { ...state, queue, messages, knownThrough, hasGap: hasHeld(messages, knownThrough) };
}

/** The messages to show: all up to the first gap; of a burst, those that are due. */
export function visibleMessages({ messages, shownThrough }: ChatState): readonly Message[] {
  if ((messages.at(-1)?.sequence ?? 0) <= shownThrough) return messages;
  return messages.filter((message) => message.sequence <= shownThrough);
}

/** Messages from the other side that arrived while the panel was closed or the page in the background. */
export function unreadMessages(state: ChatState): readonly Message[] {
  const { messages, readThrough } = state;
  if ((messages.at(-1)?.sequence ?? 0) <= readThrough) return [];
  return visibleMessages(state).filter((item) => item.sequence > readThrough && item.author !== 'VISITOR');
}

function mergeBySequence(known: readonly Message[], added: readonly Message[]): readonly Message[] {
  const last = known.at(-1)?.sequence ?? 0;
  if (added.every((message, index) => message.sequence > (added[index - 1]?.sequence ?? last))) {
    return added.length === 0 ? known : [...known, ...added];
  }
  const bySequence = new Map(known.map((message) => [message.sequence, message]));
  for (const message of added) if (!bySequence.has(message.sequence)) bySequence.set(message.sequence, message);
  return [...bySequence.values()].toSorted((a, b) => a.sequence - b.sequence);
}

function absorb(messages: readonly Message[], knownThrough: number): number {
  let through = knownThrough;
  if ((messages.at(-1)?.sequence ?? 0) <= through) return through;
  for (const message of messages) if (message.sequence === through + 1) through += 1;
  return through;
}

function hasHeld(messages: readonly Message[], knownThrough: number): boolean {
  return (messages.at(-1)?.sequence ?? 0) > knownThrough;
}

function withoutDelivered(queue: readonly QueuedMessage[], messages: readonly Message[]): readonly QueuedMessage[] {
  const delivered = new Set(messages.map((message) => message.clientMessageId));
  return queue.filter((item) => !delivered.has(item.clientMessageId));
}

/** The last page that is shown for a block. */
export function newestFrame(state: ChatState, blockId: string | null): EmbedNode | undefined {
  return state.messages
    .flatMap(({ content }) => content)
    .filter((node) => node.__typename === 'EmbedNode')
    .findLast((node) => node.blockId === blockId);
}
