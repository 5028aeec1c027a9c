'use client';
import { useSyncExternalStore } from 'react';
import { retryingFetch } from './retrying-fetch.js';

/** State of pages and files that are loading. */
export type Delivery = {
  /** A page or file cannot be loaded yet: the server is unreachable or not ready. */
  isWaiting: boolean;
  /** The server has another build than this page. */
  isOutdated: boolean;
};

const idle: Delivery = { isWaiting: false, isOutdated: false };
let state = idle;
let pages = 0;
let files = 0;
/** The address of the page requested last, without the router's own parameters. */
let wanted: string | null = null;
const listeners = new Set<() => void>();

function set(change: Partial<Delivery>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function count(): void {
  set({ isWaiting: pages + files > 0 });
}

/** Records that the server has another build. */
export function markOutdated(): void {
  set({ isOutdated: true });
}

/** The address of the page that is still loading; null when none is. */
export function pendingPage(): string | null {
  return pages + files > 0 ? wanted : null;
}

/** State of pages and files that are loading. */
export function useDelivery(): Delivery {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
    () => idle,
  );
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}

if (typeof window !== 'undefined') {
  window.fetch = retryingFetch({
    fetch: window.fetch.bind(window),
    wait,
    onWaiting: (change, address) => {
      pages += change;
      const url = new URL(address, location.href);
      url.searchParams.delete('_rsc');
      wanted = `${url.pathname}${url.search}`;
      count();
    },
  });
  addEventListener('tertulia:files', (event) => {
    files = event instanceof CustomEvent && typeof event.detail === 'number' ? event.detail : 0;
    count();
  });
}
