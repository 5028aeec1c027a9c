'use client';
import { useSyncExternalStore } from 'react';

/** The state of the socket; `idle` until the first subscription. */
export type ConnectionState = 'idle' | 'live' | 'reconnecting' | 'offline';

type Store = { state: ConnectionState; openings: number };

let store: Store = { state: 'idle', openings: 0 };
const listeners = new Set<() => void>();

/** Called only from the socket's events. */
export function reportConnection(state: ConnectionState): void {
  if (store.state === state) return;
  store = { state, openings: state === 'live' ? store.openings + 1 : store.openings };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const goOffline = (): void => reportConnection('offline');
  const goOnline = (): void => {
    if (store.state === 'offline') reportConnection('reconnecting');
  };
  addEventListener('offline', goOffline);
  addEventListener('online', goOnline);
  return () => {
    listeners.delete(listener);
    removeEventListener('offline', goOffline);
    removeEventListener('online', goOnline);
  };
}

const initial: Store = { state: 'idle', openings: 0 };

/**
 * State of the live connection. `openings` counts how often it was established, so that a screen can refetch after a
 * reconnect.
 */
export function useConnection(): { state: ConnectionState; openings: number } {
  return useSyncExternalStore(
    subscribe,
    () => store,
    () => initial,
  );
}
