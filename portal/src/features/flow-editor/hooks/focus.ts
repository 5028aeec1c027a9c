import { cursorKey, type Cursor } from '../model/movement.js';

const TRIES = 60;
const FIELDS = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** The rendered element of a place; null if there is none. */
export function elementAt(cursor: Cursor): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${CSS.escape(cursorKey(cursor))}"]`);
}

let requests = 0;

/**
 * Focuses an element as soon as it is rendered. Gives up after some frames, when another element is requested, and when
 * the person has moved the focus.
 */
export function focusSoon(find: () => HTMLElement | null): void {
  requests += 1;
  const request = requests;
  const from = document.activeElement;
  const attempt = (tries: number): void => {
    const isWaiting = [from, document.body, homeElement()].includes(document.activeElement);
    if (request !== requests || !isWaiting) return;
    const element = find();
    if (element !== null) element.focus({ preventScroll: element.closest('.react-flow') !== null });
    else if (tries > 0) requestAnimationFrame(() => attempt(tries - 1));
  };
  attempt(TRIES);
}

/** The first field of a form, or its heading if it has no field. */
export function firstField(form: HTMLElement): HTMLElement | null {
  return form.querySelector<HTMLElement>(FIELDS) ?? form.querySelector<HTMLElement>('[tabindex="-1"]');
}

/** The element of the canvas or the outline, whichever is shown. */
export function homeElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-focus-home]');
}

/** The element that had the focus before a panel opened, otherwise the canvas or the outline. */
export function openerOrHome(opener: HTMLElement | null): HTMLElement | null {
  return opener ?? homeElement();
}

/** Focuses the canvas or the outline. */
export function focusHome(): void {
  homeElement()?.focus({ preventScroll: true });
}

/** Runs `work` if the focus has fallen back to the page's body once the current change is done. */
export function ifLost(work: () => void): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) work();
  });
}

/** Focuses an element again that lost the focus because it was moved or rendered again. */
export function refocus(selector: string): void {
  ifLost(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/**
 * Runs `work` after the layout that follows a change, when the canvas knows its new width; returns the function that
 * cancels it.
 */
export function afterLayout(work: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(work);
    });
  });
  return () => cancelAnimationFrame(frame);
}
