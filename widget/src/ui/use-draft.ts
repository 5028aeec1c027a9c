import { useState } from 'preact/hooks';
import { useChat } from './chat-scope.js';

/**
 * A value that survives closing the panel and leaving the page; `place` tells drafts apart. Setting it to `nothing` forgets it.
 */
export function useDraft<T>(place: string, nothing: T): [T, (value: T) => void] {
  const { client } = useChat();
  const [value, setValue] = useState<T>(() => draftOf(client.draft(place), nothing));
  const set = (next: T): void => {
    setValue(next);
    client.keepDraft(place, next === nothing ? undefined : next);
  };
  return [value, set];
}

/** What is stored may be damaged: only the same kind of value is taken back. */
function draftOf<T>(stored: unknown, nothing: T): T {
  const isSameKind = typeof stored === typeof nothing && Array.isArray(stored) === Array.isArray(nothing);
  return isSameKind ? (stored as T) : nothing;
}
