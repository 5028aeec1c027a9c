'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';

/** A list whose rows come and go, and where the focus goes with them. */
export interface Rows {
  /** On the element around the rows and the button that adds one; rows carry `data-row`, the button `data-add`. */
  ref: RefObject<HTMLDivElement | null>;
  /** A row was made: its first field takes the focus. */
  made: (key: string) => void;
  /** A row was taken away: its neighbour takes the focus, or the button that adds one. */
  removed: (keys: readonly string[], key: string) => void;
}

const control = ':is(input, textarea, select, button):not([disabled])';

/** Keeps the focus at what a list editor has just made, or beside what it has just removed; never on the page's body. */
export function useRows(): Rows {
  const ref = useRef<HTMLDivElement>(null);
  const [wish, setWish] = useState<{ key: string | null } | null>(null);
  useEffect(() => {
    if (wish === null) return;
    const row = wish.key === null ? null : ref.current?.querySelector(`[data-row="${CSS.escape(wish.key)}"]`);
    const target = row?.querySelector<HTMLElement>(control) ?? ref.current?.querySelector<HTMLElement>('[data-add]');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }, [wish]);
  return {
    ref,
    made: (key) => setWish({ key }),
    removed: (keys, key) => {
      const at = keys.indexOf(key);
      setWish({ key: keys[at + 1] ?? keys[at - 1] ?? null });
    },
  };
}
