'use client';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { firstField } from './focus.js';

interface Wish {
  /** Attribute value of `data-item` of the part that is meant. */
  item: string;
  /** Attribute value of `data-part` of a control in it; its first field where left out. */
  part?: string;
}

export interface ListFocus<T extends HTMLElement> {
  listRef: RefObject<T | null>;
  /** Where the focus goes once the list shows its change: what was added or moved, or the neighbour of what went. */
  focusNext: (item: string, part?: string) => void;
}

/** Keeps the focus in a list of a form while its parts come, go and change places. */
export function useListFocus<T extends HTMLElement>(): ListFocus<T> {
  const listRef = useRef<T>(null);
  const wish = useRef<Wish | null>(null);
  useLayoutEffect(() => {
    const { current } = wish;
    if (current === null) return;
    const item = listRef.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(current.item)}"]`);
    if (item === null || item === undefined) return;
    wish.current = null;
    const part = current.part === undefined ? null : item.querySelector<HTMLElement>(`[data-part="${current.part}"]`);
    (part ?? firstField(item) ?? item).focus();
  });
  return {
    listRef,
    focusNext: (item, part) => {
      wish.current = part === undefined ? { item } : { item, part };
    },
  };
}

/** The part that stands where one was removed: the next, else the one before; null where the list is empty now. */
export function neighbourOf<T>(items: readonly T[], index: number): T | null {
  return items[index + 1] ?? items[index - 1] ?? null;
}
