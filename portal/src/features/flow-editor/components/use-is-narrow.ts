'use client';
import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 767px)';

/** True on phones, which show the outline instead of the canvas. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(QUERY);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(QUERY).matches,
    () => false,
  );
}
