'use client';
import { neighbourOf, useListFocus } from './use-list-focus.js';

interface ItemList<Item extends { id: string }> {
  items: readonly Item[];
  /** Changes of one item are undone together, so each change has a name; the list's comes first. */
  name: string;
  onChange: (items: Item[], change: string) => void;
}

/** What the editor of a list does: the focus follows a moved item, goes to a new one, and to the neighbour of a deleted one. */
export function useItemList<List extends HTMLElement, Item extends { id: string }>(list: ItemList<Item>) {
  const { items, name, onChange } = list;
  const { listRef, focusNext } = useListFocus<List>();
  const replace = (item: Item): void =>
    onChange(
      items.map((each) => (each.id === item.id ? item : each)),
      `${name}.${item.id}`,
    );
  const move = (index: number, step: -1 | 1): void => {
    const moved = [...items];
    const [item] = moved.splice(index, 1);
    if (item === undefined) return;
    moved.splice(index + step, 0, item);
    focusNext(item.id, step === 1 ? 'down' : 'up');
    onChange(moved, `${name}.move.${crypto.randomUUID()}`);
  };
  const add = (item: Item): void => {
    focusNext(item.id);
    onChange([...items, item], `${name}.add.${item.id}`);
  };
  const remove = (index: number): void => {
    focusNext(neighbourOf(items, index)?.id ?? 'add');
    onChange(
      items.filter((_, at) => at !== index),
      `${name}.remove.${crypto.randomUUID()}`,
    );
  };
  return { listRef, replace, move, add, remove };
}
