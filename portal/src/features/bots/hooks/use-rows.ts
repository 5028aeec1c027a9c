'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';

/** Focus handling for a list whose rows are added and removed. */
export interface Rows {
  /** For the element that contains the rows and the add button; rows have `data-row`, the button `data-add`. */
  ref: RefObject<HTMLDivElement | null>;
  /** Focuses the first field of a new row. */
  made: (key: string) => void;
  /** Focuses the neighbour of a removed row, or the add button. */
  removed: (keys: readonly string[], key: string) => void;
}

const control = ':is(input, textarea, select, button):not([disabled])';

/** Keeps the focus in a list editor: on a new row, or beside a removed one; never on the page's body. */
export function useRows(): Rows {
  const ref = useRef<HTMLDivElement>(null);
  const [request, setRequest] = useState<{ key: string | null } | null>(null);
  useEffect(() => {
    if (request === null) return;
    const row = request.key === null ? null : ref.current?.querySelector(`[data-row="${CSS.escape(request.key)}"]`);
    const target = row?.querySelector<HTMLElement>(control) ?? ref.current?.querySelector<HTMLElement>('[data-add]');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }, [request]);
  return {
    ref,
    made: (key) => setRequest({ key }),
    removed: (keys, key) => {
      const at = keys.indexOf(key);
      setRequest({ key: keys[at + 1] ?? keys[at - 1] ?? null });
    },
  };
}
