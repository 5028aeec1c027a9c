import type { StoredQueue } from '../model/save-queue.js';

/** How long writing may wait: a flow is written whole, which is too much for every keystroke. */
const WRITE_DELAY_MS = 250;

/** Unsaved changes of one bot, kept in the browser until they are saved. Works without storage, too: then a reload loses them. */
export function draftStorage(botId: string): {
  read: () => StoredQueue | null;
  write: (queue: StoredQueue | null) => void;
  /** Writes now what still waits. */
  flush: () => void;
} {
  const key = `tertulia.draft.${botId}`;
  let waiting: { queue: StoredQueue | null; timer: ReturnType<typeof setTimeout> } | null = null;
  const flush = (): void => {
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    put(key, waiting.queue);
    waiting = null;
  };
  return {
    read: () => taken(key),
    write: (queue) => {
      if (waiting !== null) clearTimeout(waiting.timer);
      waiting = { queue, timer: setTimeout(flush, WRITE_DELAY_MS) };
    },
    flush,
  };
}

function put(key: string, queue: StoredQueue | null): void {
  try {
    if (queue === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(queue));
  } catch {
    // A full or forbidden storage takes away the safety net for reloads, not the saving itself.
  }
}

function taken(key: string): StoredQueue | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : storedQueue(JSON.parse(text));
  } catch {
    return null;
  }
}

function storedQueue(value: unknown): StoredQueue | null {
  if (typeof value !== 'object' || value === null) return null;
  const { revision, operations } = value as Partial<StoredQueue>;
  return typeof revision === 'number' && Array.isArray(operations) ? { revision, operations } : null;
}
