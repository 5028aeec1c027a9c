'use client';
import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * For a panel or menu that opens and closes: when it takes the focus with it, `choose` returns where the focus goes.
 * Its argument is the element that had the focus before the panel opened, or null if that is gone. Dialogs handle this
 * themselves.
 */
export function useFocusReturn(
  panel: RefObject<HTMLElement | null>,
  choose: (opener: HTMLElement | null) => HTMLElement | null,
): void {
  // Read during render: a field of the panel with autofocus takes the focus before any effect runs.
  const [opener] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const element = panel.current;
    return () => {
      const isInside = element?.contains(document.activeElement) === true;
      if (!isInside && document.activeElement !== document.body) return;
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
        choose(isThere ? opener : null)?.focus({ preventScroll: true });
      });
    };
  }, [panel, opener, choose]);
}
