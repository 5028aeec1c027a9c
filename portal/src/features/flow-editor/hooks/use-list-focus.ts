'use client';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { firstField } from './focus.js';

interface FocusRequest {
  /** The `data-item` of the wanted part. */
  item: string;
  /** The `data-part` of a control in it; the first field by default. */
  part?: string;
}

export interface ListFocus<T extends HTMLElement> {
  listRef: RefObject<T | null>;
  /** Focuses a part once the list is rendered again: what was added or moved, or the neighbour of what was removed. */
  focusNext: (item: string, part?: string) => void;
}

/** Keeps the focus in a list of a form while parts are added, removed and moved. */
export function useListFocus<T extends HTMLElement>(): ListFocus<T> {
  const listRef = useRef<T>(null);
  const request = useRef<FocusRequest | null>(null);
  useLayoutEffect(() => {
    const { current } = request;
    if (current === null) return;
    const item = listRef.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(current.item)}"]`);
    if (item === null || item === undefined) return;
    request.current = null;
    const part = current.part === undefined ? null : item.querySelector<HTMLElement>(`[data-part="${current.part}"]`);
    (part ?? firstField(item) ?? item).focus();
  });
  return {
    listRef,
    focusNext: (item, part) => {
      request.current = part === undefined ? { item } : { item, part };
    },
  };
}

/** The neighbour of a removed part: the next, otherwise the previous one; null if the list is empty. */
export function neighbourOf<T>(items: readonly T[], index: number): T | null {
  return items[index + 1] ?? items[index - 1] ?? null;
}
