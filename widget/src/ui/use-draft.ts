import { useState } from 'preact/hooks';
import { useChat } from './chat-scope.js';

/**
 * A draft that survives closing the panel and leaving the page. `place` identifies it; setting it to `nothing` removes it.
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

/** The stored draft, if it has the expected type; stored values may be damaged. */
function draftOf<T>(stored: unknown, nothing: T): T {
  const isSameKind = typeof stored === typeof nothing && Array.isArray(stored) === Array.isArray(nothing);
  return isSameKind ? (stored as T) : nothing;
}
