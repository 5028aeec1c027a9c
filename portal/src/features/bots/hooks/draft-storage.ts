import type { StoredDraft } from '../model/draft-base.js';

/** Delay of writes: each writes the whole flow, which is too much for every keystroke. */
const WRITE_DELAY_MS = 250;

/** Unsaved changes of one bot, kept in the browser until they are saved. Works without storage, too: then a reload loses them. */
export function draftStorage(botId: string): {
  read: () => StoredDraft | null;
  write: (draft: StoredDraft | null) => void;
  /** Writes pending changes now. */
  flush: () => void;
} {
  const key = `tertulia.draft.${botId}`;
  let waiting: { draft: StoredDraft | null; timer: ReturnType<typeof setTimeout> } | null = null;
  const flush = (): void => {
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    put(key, waiting.draft);
    waiting = null;
  };
  return {
    read: () => taken(key),
    write: (draft) => {
      if (waiting !== null) clearTimeout(waiting.timer);
      waiting = { draft, timer: setTimeout(flush, WRITE_DELAY_MS) };
    },
    flush,
  };
}

function put(key: string, draft: StoredDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // If storage is full or blocked, saving still works; only a reload would lose unsaved changes.
  }
}

function taken(key: string): StoredDraft | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : storedDraft(JSON.parse(text));
  } catch {
    return null;
  }
}

function storedDraft(value: unknown): StoredDraft | null {
  if (typeof value !== 'object' || value === null) return null;
  const { revision, operations, bases = [], sent = [], texts = {} } = value as Partial<StoredDraft>;
  if (typeof revision !== 'number' || !Array.isArray(operations)) return null;
  return { revision, operations, bases, sent, texts };
}
