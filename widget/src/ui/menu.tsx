import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moveFocus } from './focus.js';

/** One line of a menu; `isChecked` makes it one of a set of alternatives. */
export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  readonly isChecked?: boolean;
  readonly isDanger?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
}

/** A button with a menu below: arrow keys move the focus; Escape or moving the focus away closes it. */
export function Menu({ label, items, children }: MenuProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const checked = frame.current?.querySelector<HTMLElement>('ul [aria-checked=true]');
    (checked ?? frame.current?.querySelector<HTMLElement>('ul button'))?.focus();
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else moveFocus(event, [...(frame.current?.querySelectorAll<HTMLElement>('ul button') ?? [])]);
  };
  const onFocusOut = (event: FocusEvent): void => {
    if (!frame.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
  };
  return (
    <div class="menu" ref={frame} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        class="quiet"
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && <MenuList label={label} items={items} close={close} />}
    </div>
  );
}

interface MenuListProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly close: () => void;
}

function MenuList({ label, items, close }: MenuListProps): VNode {
  return (
    <ul role="menu" aria-label={label}>
      {items.map((item) => (
        <li key={item.label} role="none">
          <button
            type="button"
            role={item.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.isChecked}
            class={item.isDanger === true ? 'danger' : undefined}
            tabIndex={-1}
            onClick={() => {
              close();
              item.run();
            }}
          >
            {item.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
