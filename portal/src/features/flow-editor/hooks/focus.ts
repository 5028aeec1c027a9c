import { cursorKey, type Cursor } from '../model/movement.js';

const TRIES = 60;
const FIELDS = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** The drawn or listed element of a place, where there is one. */
export function elementAt(cursor: Cursor): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${CSS.escape(cursorKey(cursor))}"]`);
}

let wishes = 0;

/**
 * Gives the focus to an element as soon as it is drawn. It lets be after a while without one, when another element is
 * wished for, and when the person has gone elsewhere.
 */
export function focusSoon(find: () => HTMLElement | null): void {
  wishes += 1;
  const wish = wishes;
  const from = document.activeElement;
  const attempt = (tries: number): void => {
    const isWaiting = [from, document.body, homeElement()].includes(document.activeElement);
    if (wish !== wishes || !isWaiting) return;
    const element = find();
    if (element !== null) element.focus({ preventScroll: element.closest('.react-flow') !== null });
    else if (tries > 0) requestAnimationFrame(() => attempt(tries - 1));
  };
  attempt(TRIES);
}

/** The first field of a form, or the form's heading where it has none. */
export function firstField(form: HTMLElement): HTMLElement | null {
  return form.querySelector<HTMLElement>(FIELDS) ?? form.querySelector<HTMLElement>('[tabindex="-1"]');
}

/** The canvas or the outline as a whole, whichever is shown. */
export function homeElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-focus-home]');
}

/** What had the focus before a panel came, else the canvas or the outline. */
export function openerOrHome(opener: HTMLElement | null): HTMLElement | null {
  return opener ?? homeElement();
}

/** Gives the focus to the canvas or the outline as a whole. */
export function focusHome(): void {
  homeElement()?.focus({ preventScroll: true });
}

/** Does something about a focus that fell to the page, once what took it along is done. */
export function ifLost(work: () => void): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) work();
  });
}

/** Gives the focus back to an element that lost it because it was moved or drawn anew. */
export function refocus(selector: string): void {
  ifLost(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** Once what a change opened stands in its place and the canvas knows its new width; returns what calls it off. */
export function afterLayout(work: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(work);
    });
  });
  return () => cancelAnimationFrame(frame);
}
