import type { ChatState, Message, QueuedMessage } from './model.js';

/**
 * Takes in an answer to "what is there after `knownThrough`". Each sequence is kept once; an answer that was cut short
 * leaves `hasGap` set, an answer without messages settles that everything up to `lastSequence` has been told.
 */
export function acceptMessages(state: ChatState, messages: readonly Message[], lastSequence: number): ChatState {
  const merged = mergeBySequence(state.messages, messages);
  const told = messages.length === 0 ? lastSequence : Math.max(...messages.map((message) => message.sequence));
  const knownThrough = absorb(merged, Math.max(state.knownThrough, told));
  const hasGap = lastSequence > knownThrough || hasHeld(merged, knownThrough);
  return { ...state, messages: merged, knownThrough, hasGap, queue: withoutDelivered(state.queue, messages) };
}

/** Takes in one live message: shown when it is the next one, held back (with `hasGap`) when others are missing. */
export function advance(state: ChatState, message: Message): ChatState {
  const queue = withoutDelivered(state.queue, [message]);
  if (message.sequence <= state.knownThrough) return { ...state, queue };
  const messages = mergeBySequence(state.messages, [message]);
  const knownThrough = absorb(messages, state.knownThrough);
  return { ...state, queue, messages, knownThrough, hasGap: hasHeld(messages, knownThrough) };
}

/** The messages that may be shown: all up to the first gap. */
export function visibleMessages(state: ChatState): readonly Message[] {
  return state.messages.filter((message) => message.sequence <= state.knownThrough);
}

/** Messages from the other side that arrived while the panel was closed. */
export function unreadCount(state: ChatState): number {
  if (state.isOpen) return 0;
  return visibleMessages(state).filter((item) => item.sequence > state.readThrough && item.author !== 'VISITOR').length;
}

function mergeBySequence(known: readonly Message[], added: readonly Message[]): readonly Message[] {
  const bySequence = new Map(known.map((message) => [message.sequence, message]));
  for (const message of added) if (!bySequence.has(message.sequence)) bySequence.set(message.sequence, message);
  return [...bySequence.values()].toSorted((a, b) => a.sequence - b.sequence);
}

function absorb(messages: readonly Message[], knownThrough: number): number {
  let through = knownThrough;
  for (const message of messages) if (message.sequence === through + 1) through += 1;
  return through;
}

function hasHeld(messages: readonly Message[], knownThrough: number): boolean {
  return messages.some((message) => message.sequence > knownThrough);
}

function withoutDelivered(queue: readonly QueuedMessage[], messages: readonly Message[]): readonly QueuedMessage[] {
  const delivered = new Set(messages.map((message) => message.clientMessageId));
  return queue.filter((item) => !delivered.has(item.clientMessageId));
}
