'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useViewer } from '../features/identity/index.js';
import { placesFor } from './destinations.js';
import { goSequence } from './go-sequence.js';

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
  const follow = useRef(goSequence());
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
      const letter = follow.current(key, event.timeStamp);
      if (key === '?') onHelp();
      const place = placesFor(permissions).find((candidate) => candidate.letter === letter);
      if (place === undefined) return;
      // The screen may have a shortcut of this letter alone.
      event.preventDefault();
      router.push(place.href);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [router, permissions, onPalette, onHelp]);
}
