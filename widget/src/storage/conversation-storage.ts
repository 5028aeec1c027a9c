import type { Locale, QueuedMessage } from '../conversation/model.js';

/** What outlives the page. `clientQueue` are messages that the server has not confirmed. */
export interface StoredConversation {
  readonly token: string | null;
  readonly conversationId: string | null;
  readonly lastSequence: number;
  readonly clientQueue: readonly QueuedMessage[];
  readonly isOpen: boolean;
  /** Highest sequence that the visitor has seen. */
  readonly readThrough: number;
  /** True once the visitor has said anything: from then on answers may come. */
  readonly hasSpoken: boolean;
  /** Highest sequence that was heard or whose teaser was put away. */
  readonly toldThrough: number;
  /** What was begun and not sent, by where it was begun. */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** The language that the visitor chose; null when he did not. */
  readonly locale: Locale | null;
}

/** The part of the browser's storage that is used. */
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

/** The name under which a bot's conversation is kept. The loader reads the same entry. */
export function storageKey(publicId: string): string {
  return `tertulia:${publicId}`;
}

/**
 * One bot's entry. Changes are made on what is stored now, not on what this page remembers, so that two tabs do not
 * wipe each other's unsent messages. Where storage is refused or full, the entry lives as long as the page.
 */
export class ConversationStorage {
  private readonly store: KeyValueStore | null;
  private readonly key: string;
  private remembered = nothing;

  constructor(store: KeyValueStore | null, publicId: string) {
    this.store = store;
    this.key = storageKey(publicId);
  }

  /** The entry as it is now; damaged or missing parts are as if never written. */
  read(): StoredConversation {
    try {
      const text = this.store?.getItem(this.key);
      if (typeof text === 'string') this.remembered = parse(text);
    } catch {
      // Reading is refused (blocked site data): what this page remembers is all there is.
    }
    return this.remembered;
  }

  /** Replaces the given parts of the entry. */
  change(change: (stored: StoredConversation) => Partial<StoredConversation>): void {
    const stored = this.read();
    this.remembered = { ...stored, ...change(stored) };
    try {
      this.store?.setItem(this.key, JSON.stringify(this.remembered));
    } catch {
      // Full or refused: see above.
    }
  }

  /** Removes the entry. */
  clear(): void {
    this.remembered = nothing;
    try {
      this.store?.removeItem(this.key);
    } catch {
      // Refused: nothing was written either.
    }
  }
}

/** The page's storage, or null where the browser refuses it. */
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
