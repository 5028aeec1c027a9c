import { signal } from '@preact/signals-core';
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { ConversationStorage } from '../storage/conversation-storage.js';
import type { ChatState, Locale, QueuedMessage } from './model.js';
import { hasVisitorSpoken } from './questions.js';
import { initialState, reduce } from './reducer.js';
import type { ChatEvent } from './reducer.js';

/** Called after each change with the state before and after it. */
export type StateListener = (before: ChatState, after: ChatState) => void;

/** Holds the state. Changes that must outlive the page are stored before the listeners are called. */
export class ChatStore {
  private readonly current: Signal<ChatState>;
  private readonly storage: ConversationStorage;
  private readonly listeners = new Set<StateListener>();

  constructor(storage: ConversationStorage, locale: Locale) {
    this.storage = storage;
    const queue = storage.read().clientQueue.map((item) => ({ ...item, status: 'pending' as const, reason: null }));
    this.current = signal(initialState(locale, queue));
  }

  /** The state as a signal, for rendering. */
  get signal(): ReadonlySignal<ChatState> {
    return this.current;
  }

  /** The current state. */
  get state(): ChatState {
    return this.current.peek();
  }

  /** Applies an event, stores what must outlive the page, and calls the listeners. */
  dispatch(event: ChatEvent): void {
    const before = this.state;
    const after = reduce(before, event);
    if (after === before) return;
    this.current.value = after;
    this.persist(before, after);
    for (const listener of this.listeners) listener(before, after);
  }

  /** Subscribes a listener; call the returned function to unsubscribe. */
  subscribe(listener: StateListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private persist(before: ChatState, after: ChatState): void {
    if (before.queue !== after.queue) {
      this.storage.change((stored) => ({ clientQueue: mergeQueues(stored.clientQueue, before.queue, after.queue) }));
    }
    const isUnchanged =
      before.token === after.token &&
      before.conversationId === after.conversationId &&
      before.knownThrough === after.knownThrough &&
      before.readThrough === after.readThrough &&
      before.queue.length === after.queue.length &&
      before.isOpen === after.isOpen;
    if (isUnchanged) return;
    const { token, conversationId, knownThrough, isOpen, readThrough } = after;
    // The panel opens before the conversation has started: an empty state must not overwrite the stored conversation.
    const identity = { token, conversationId, lastSequence: knownThrough, hasSpoken: hasVisitorSpoken(after) };
    this.storage.change((stored) => {
      // Messages read in another tab count as read.
      const readBefore = stored.conversationId === conversationId ? stored.readThrough : 0;
      return conversationId === null
        ? { isOpen }
        : { ...identity, readThrough: Math.max(readBefore, readThrough), isOpen };
    });
  }
}

function mergeQueues(
  stored: readonly QueuedMessage[],
  before: readonly QueuedMessage[],
  after: readonly QueuedMessage[],
): readonly QueuedMessage[] {
  const own = new Set([...before, ...after].map((item) => item.clientMessageId));
  return [...stored.filter((item) => !own.has(item.clientMessageId)), ...after];
}
