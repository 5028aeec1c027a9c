import type { Locale, QueuedMessage } from '../conversation/model.js';

/** The stored state of a conversation. `clientQueue`: messages that the server has not confirmed. */
export interface StoredConversation {
  readonly token: string | null;
  readonly conversationId: string | null;
  readonly lastSequence: number;
  readonly clientQueue: readonly QueuedMessage[];
  readonly isOpen: boolean;
  /** Highest sequence that the visitor has seen. */
  readonly readThrough: number;
  /** True once the visitor has sent a message: from then on replies may arrive. */
  readonly hasSpoken: boolean;
  /** Highest sequence for which a sound was played or the teaser was dismissed. */
  readonly toldThrough: number;
  /** Unsent drafts by input. */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** The language that the visitor chose; null for none. */
  readonly locale: Locale | null;
}

/** The used part of the browser's storage. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nothing: StoredConversation = {
  token: null,
  conversationId: null,
  lastSequence: 0,
  clientQueue: [],
  isOpen: false,
  readThrough: 0,
  hasSpoken: false,
  toldThrough: 0,
  drafts: {},
  locale: null,
};

/** The storage key of a bot's conversation. The loader reads the same entry. */
export function storageKey(publicId: string): string {
  return `tertulia:${publicId}`;
}

/**
 * The stored entry of one bot. Changes apply to the currently stored entry, not to a copy in memory, so that two tabs do not overwrite
 * each other's unsent messages. When storage is refused or full, the entry exists only in memory.
 */
export class ConversationStorage {
  private readonly store: KeyValueStore | null;
  private readonly key: string;
  private memory = nothing;

  constructor(store: KeyValueStore | null, publicId: string) {
    this.store = store;
    this.key = storageKey(publicId);
  }

  /** The current entry; damaged or missing parts have default values. */
  read(): StoredConversation {
    try {
      const text = this.store?.getItem(this.key);
      if (typeof text === 'string') this.memory = parse(text);
    } catch {
      // Reading is refused (blocked site data): use the copy in memory.
    }
    return this.memory;
  }

  /** Replaces the given parts of the entry. */
  change(change: (stored: StoredConversation) => Partial<StoredConversation>): void {
    const stored = this.read();
    this.memory = { ...stored, ...change(stored) };
    try {
      this.store?.setItem(this.key, JSON.stringify(this.memory));
    } catch {
      // Storage is full or refused: the copy in memory remains.
    }
  }

  /** Removes the entry. */
  clear(): void {
    this.memory = nothing;
    try {
      this.store?.removeItem(this.key);
    } catch {
      // Storage is refused, so nothing was written.
    }
  }
}

/** The page's storage; null when the browser refuses it. */
export function pageStorage(): KeyValueStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function parse(text: string): StoredConversation {
  try {
    const value = JSON.parse(text) as Partial<StoredConversation> | null;
    if (typeof value !== 'object' || value === null) return nothing;
    return {
      token: typeof value.token === 'string' ? value.token : null,
      conversationId: typeof value.conversationId === 'string' ? value.conversationId : null,
      lastSequence: wholeOf(value.lastSequence),
      clientQueue: Array.isArray(value.clientQueue) ? value.clientQueue.filter(isQueuedMessage) : [],
      isOpen: value.isOpen === true,
      readThrough: wholeOf(value.readThrough),
      hasSpoken: value.hasSpoken === true,
      toldThrough: wholeOf(value.toldThrough),
      drafts: typeof value.drafts === 'object' && value.drafts !== null ? value.drafts : {},
      locale: value.locale === 'es' || value.locale === 'en' ? value.locale : null,
    };
  } catch {
    return nothing;
  }
}

function wholeOf(value: unknown): number {
  return Number.isInteger(value) ? Number(value) : 0;
}

function isQueuedMessage(value: unknown): value is QueuedMessage {
  const item = value as Partial<QueuedMessage> | null;
  return (
    typeof item?.clientMessageId === 'string' &&
    typeof item.shownText === 'string' &&
    typeof item.at === 'string' &&
    typeof item.answer === 'object' &&
    item.answer !== null
  );
}
