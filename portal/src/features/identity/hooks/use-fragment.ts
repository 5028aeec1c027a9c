'use client';
import { useSyncExternalStore } from 'react';

/**
 * What stands behind the # of the address: a mailed code or token, which no browser sends to a server. Null while the server renders,
 * empty when there is none.
 */
export function useFragment(): string | null {
  return useSyncExternalStore(
    onChange,
    () => location.hash.slice(1),
    () => null,
  );
}

function onChange(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
