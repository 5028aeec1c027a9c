import { signal } from '@preact/signals-core';
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { ConversationStorage } from '../storage/conversation-storage.js';
import type { ChatState, Locale, QueuedMessage } from './model.js';
import { hasVisitorSpoken } from './questions.js';
import { initialState, reduce } from './reducer.js';
import type { ChatEvent } from './reducer.js';

/** Called after each change with the state before and after it. */
export type StateListener = (before: ChatState, after: ChatState) => void;

/** The one place where the state changes. What must outlive the page is stored before anybody is told. */
export class ChatStore {
  private readonly current: Signal<ChatState>;
  private readonly storage: ConversationStorage;
  private readonly listeners = new Set<StateListener>();

  constructor(storage: ConversationStorage, locale: Locale) {
    this.storage = storage;
    const queue = storage.read().clientQueue.map((item) => ({ ...item, status: 'pending' as const, reason: null }));
    this.current = signal(initialState(locale, queue));
  }

  /** The state as a signal, for drawing. */
  get signal(): ReadonlySignal<ChatState> {
    return this.current;
  }

  /** The state now. */
  get state(): ChatState {
    return this.current.peek();
  }

  /** Applies an event, stores what must last, tells the listeners. */
  dispatch(event: ChatEvent): void {
    const before = this.state;
    const after = reduce(before, event);
    if (after === before) return;
    this.current.value = after;
    this.persist(before, after);
    for (const listener of this.listeners) listener(before, after);
  }

  /** Listens until the returned function is called. */
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
    // Opening happens before the start: an empty conversation must not wipe the stored one.
    const identity = { token, conversationId, lastSequence: knownThrough, hasSpoken: hasVisitorSpoken(after) };
    this.storage.change((stored) => {
      // What was read in another tab is read.
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
