'use client';
import { useEffect } from 'react';

/** For browsers that do not tell when they are idle. */
const laterMs = 2000;

/**
 * Loads what is not needed yet when the page has been shown and the browser is idle, so that it works at once, and also without a
 * network. `load` must stay the same.
 */
export function useWhenIdle(load: () => Promise<unknown>): void {
  useEffect(() => {
    const begin = (): void => void load().catch(() => undefined);
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(begin, laterMs);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(begin);
    return () => cancelIdleCallback(request);
  }, [load]);
}
