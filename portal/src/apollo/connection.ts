'use client';
import { useSyncExternalStore } from 'react';

/** The truth about the socket: `idle` until something is subscribed. */
export type ConnectionState = 'idle' | 'live' | 'reconnecting' | 'offline';

type Store = { state: ConnectionState; openings: number };

let store: Store = { state: 'idle', openings: 0 };
const listeners = new Set<() => void>();

/** Called by the socket's own events; nothing else may write it. */
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

/** State of the live connection; `openings` counts how often it came up, so that a screen refetches when it grows past one. */
export function useConnection(): { state: ConnectionState; openings: number } {
  return useSyncExternalStore(
    subscribe,
    () => store,
    () => initial,
  );
}
