'use client';
import { useEffect } from 'react';
import { isInOverlay, nearest, openDialog, trailOf, type Trail } from './focus-trail.js';

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Keeps the focus from falling back to the page when the focused element disappears: after a dialog or a menu it
 * returns to what opened it, after a button or a row it goes to what replaced it. A focus that the person removed is
 * not restored.
 */
export function FocusKeeper(): null {
  useEffect(() => {
    let last: Trail | null = null;
    let lastOutside: Trail | null = null;
    /** The focused element was gone for a moment, such as a button that was disabled while busy. */
    let isLost = false;
    const note = (element: HTMLElement): void => {
      last = trailOf(element);
      isLost = false;
      if (!isInOverlay(element)) lastOutside = last;
    };
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target !== document.body) note(target);
    };
    const onPress = ({ target }: PointerEvent): void => {
      const pressed = target instanceof Element ? target.closest<HTMLElement>(focusable) : null;
      // Some browsers do not focus a button when it is pressed; a press elsewhere removes the focus on purpose.
      if (pressed !== null) note(pressed);
      else if (target instanceof Element && !isInOverlay(target)) last = null;
    };
    const keep = (): void => {
      const { activeElement } = document;
      if (last === null || (activeElement !== null && activeElement !== document.body)) return;
      const dialog = openDialog();
      if (dialog !== null) {
        const isInDialog = dialog.contains(last.element) || last.steps.some(({ parent }) => parent === dialog);
        (isInDialog ? (nearest(last) ?? dialog) : dialog).focus({ preventScroll: true });
      } else if (isLost) nearest(lastOutside ?? last)?.focus({ preventScroll: true });
    };
    let frame = 0;
    const observer = new MutationObserver(() => {
      isLost ||= last !== null && isGone(last);
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        isLost ||= last !== null && !last.element.checkVisibility();
        keep();
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress, { capture: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress, { capture: true });
    };
  }, []);
  return null;
}

/** Asked at every change of the page: whether it is shown, which has to be computed, is asked once in a frame. */
function isGone({ element }: Trail): boolean {
  return !element.isConnected || element.matches(':disabled');
}
