/** Moves the focus through a list of elements with the arrow keys, Home and End; wraps around. */
export function moveFocus(event: KeyboardEvent, elements: readonly HTMLElement[]): void {
  const root = elements[0]?.getRootNode() as ShadowRoot | undefined;
  const present = elements.indexOf(root?.activeElement as HTMLElement);
  const target = nextIndex(event.key, present, elements.length);
  if (target === null) return;
  event.preventDefault();
  elements[target]?.focus();
}

/** The index to which a key moves from `present` in a list of `count`; null for other keys and for an empty list. */
export function nextIndex(key: string, present: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (present + 1) % count;
    case 'ArrowUp':
    case 'ArrowLeft':
      return present <= 0 ? count - 1 : present - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Keeps Tab inside `frame`, for a panel that covers the whole screen. */
export function holdTab(event: KeyboardEvent, frame: HTMLElement): void {
  if (event.key !== 'Tab') return;
  const wanted =
    'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), textarea, a[href], [tabindex="0"]';
  const stops = [...frame.querySelectorAll<HTMLElement>(wanted)].filter((element) => element.offsetParent !== null);
  const [first, last] = [stops[0], stops.at(-1)];
  const active = (frame.getRootNode() as ShadowRoot).activeElement;
  if (event.shiftKey && (active === first || active === frame)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first?.focus();
  }
}

/** True where opening the keyboard would cover the chat: touch screens. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
