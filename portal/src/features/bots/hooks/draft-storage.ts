import type { StoredQueue } from '../model/save-queue.js';

/** Unsaved changes of one bot, kept in the browser until they are saved. Works without storage, too: then a reload loses them. */
export function draftStorage(botId: string): {
  read: () => StoredQueue | null;
  write: (queue: StoredQueue | null) => void;
} {
  const key = `tertulia.draft.${botId}`;
  return {
    read: () => {
      try {
        const text = localStorage.getItem(key);
        return text === null ? null : storedQueue(JSON.parse(text));
      } catch {
        return null;
      }
    },
    write: (queue) => {
      try {
        if (queue === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(queue));
      } catch {
        // A full or forbidden storage takes away the safety net for reloads, not the saving itself.
      }
    },
  };
}

function storedQueue(value: unknown): StoredQueue | null {
  if (typeof value !== 'object' || value === null) return null;
  const { revision, operations } = value as Partial<StoredQueue>;
  return typeof revision === 'number' && Array.isArray(operations) ? { revision, operations } : null;
}
