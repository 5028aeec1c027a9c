const overlays =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [data-radix-popper-content-wrapper]';
const dialogs = '[role="dialog"], [role="alertdialog"]';
const tabbables =
  'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex="-1"])';

/** Where an element stood: each parent upwards, with the place among its children. */
export type Trail = { element: HTMLElement; steps: readonly { parent: Element; index: number }[] };

/** Remembers where an element stands, so that its place can be found when it is gone. */
export function trailOf(element: HTMLElement): Trail {
  const steps = [];
  for (let child: Element = element; child.parentElement !== null; child = child.parentElement)
    steps.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  return { element, steps };
}

/** True inside of what floats over the page: a dialog, a menu, a list of choices. */
export function isInOverlay(element: Element): boolean {
  return element.closest(overlays) !== null;
}

/** The dialog on top; null where none is open. */
export function openDialog(): HTMLElement | null {
  return [...document.querySelectorAll<HTMLElement>(dialogs)].at(-1) ?? null;
}

/** Whether an element can take the focus now. */
export function canTakeFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled, [inert] *') && element.getClientRects().length > 0;
}

/**
 * What should have the focus in the place of what had it: the element itself, what stands where it stood or before it, or
 * the nearest thing around that place. Null where nothing near can take it.
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

/** Where one begins in a dialog: its first field, else what closes it well, else the dialog itself; never its cross. */
export function firstInDialog(content: HTMLElement): HTMLElement {
  const all = [...content.querySelectorAll<HTMLElement>(fields)].filter(canTakeFocus);
  const chosen = all.find((field) => !field.matches('[type="radio"], [role="radio"]') || isChosen(field)) ?? all[0];
  return chosen ?? content;
}

function isChosen(field: HTMLElement): boolean {
  return field.matches(':checked, [aria-checked="true"]');
}
