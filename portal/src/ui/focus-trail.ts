const overlays =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [data-radix-popper-content-wrapper]';
const dialogs = '[role="dialog"], [role="alertdialog"]';
const tabbables =
  'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex="-1"])';

/** The path of an element: each parent, with the index among its children. */
export type Trail = { element: HTMLElement; steps: readonly { parent: Element; index: number }[] };

/** Records the path of an element, so that its place can be found after it is gone. */
export function trailOf(element: HTMLElement): Trail {
  const steps = [];
  for (let child: Element = element; child.parentElement !== null; child = child.parentElement)
    steps.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  return { element, steps };
}

/** True inside an overlay: a dialog, a menu, a list of options. */
export function isInOverlay(element: Element): boolean {
  return element.closest(overlays) !== null;
}

/** The topmost dialog; null if none is open. */
export function openDialog(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(dialogs)].at(-1) ?? null;
}

/** Whether an element can take the focus now. */
export function canTakeFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled, [inert] *') && element.getClientRects().length > 0;
}

/**
 * The element to focus instead of a lost one: the element itself, what is now at its place or before it, or the nearest
 * focusable element around that place. Null if there is none.
 */
export function nearest({ element, steps }: Trail): HTMLElement | null {
  if (canTakeFocus(element)) return element;
  for (const { parent, index } of steps) {
    if (!parent.isConnected || parent === document.body) continue;
    const children = [...parent.children];
    const inOrder = [...children.slice(index, index + 1), ...children.slice(0, index).toReversed(), ...children];
    for (const child of inOrder) {
      const found = firstTabbable(child);
      if (found !== null) return found;
    }
  }
  return document.querySelector<HTMLElement>('main h1, h1');
}

function firstTabbable(container: Element): HTMLElement | null {
  const all = [container, ...container.querySelectorAll(tabbables)];
  return (
    all.find((one): one is HTMLElement => one instanceof HTMLElement && one.matches(tabbables) && canTakeFocus(one)) ??
    null
  );
}

const fields =
  'input:not([type="hidden"]):not([readonly]), textarea:not([readonly]), select, [role="combobox"], [role="radio"], [role="checkbox"], [role="switch"]';

/** The initial focus of a dialog: its first field, otherwise the dialog itself; never its close button. */
export function firstInDialog(content: HTMLElement): HTMLElement {
  const all = [...content.querySelectorAll<HTMLElement>(fields)].filter(canTakeFocus);
  const chosen = all.find((field) => !field.matches('[type="radio"], [role="radio"]') || isChosen(field)) ?? all[0];
  return chosen ?? content;
}

function isChosen(field: HTMLElement): boolean {
  return field.matches(':checked, [aria-checked="true"]');
}
