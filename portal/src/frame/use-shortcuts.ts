'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useViewer } from '../features/identity/index.js';
import { placesFor } from './destinations.js';

const sequenceMs = 1200;

/** True while the person types: single-letter shortcuts must not act then. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"], [role="menuitem"]'))
  );
}

/** Ctrl/Cmd+K, G followed by a letter, and `?`. While typing only Ctrl/Cmd+K works. */
export function useShortcuts({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }): void {
  const router = useRouter();
  const { permissions } = useViewer();
  const startedAt = useRef(0);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (key === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return;
      if (key === '?') {
        onHelp();
      } else if (key === 'g') {
        startedAt.current = event.timeStamp;
      } else if (event.timeStamp - startedAt.current < sequenceMs) {
        startedAt.current = 0;
        const place = placesFor(permissions).find((candidate) => candidate.letter === key);
        if (place !== undefined) router.push(place.href);
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [router, permissions, onPalette, onHelp]);
}
