'use client';
import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * For a panel or menu that comes and goes: when it takes the focus along, `choose` says where it goes; it is given what
 * had the focus before the panel came, or null where that has gone as well. Dialogs do so by themselves.
 */
export function useFocusReturn(
  panel: RefObject<HTMLElement | null>,
  choose: (opener: HTMLElement | null) => HTMLElement | null,
): void {
  // Read while the panel is being made: a field in it that takes the focus by itself does so before any effect.
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
