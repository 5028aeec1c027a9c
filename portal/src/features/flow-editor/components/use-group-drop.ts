'use client';
import { useState, type DragEvent } from 'react';
import { useEditorActions } from '../hooks/use-editor-actions.js';
import { draggedFrom, dropIndex, readBlockIds, readKind } from './drag-data.js';

/**
 * Drop handlers of a group for kinds from the palette and blocks from other groups; `dropAt` is the index that the drop
 * line marks.
 */
export function useGroupDrop(groupId: string) {
  const { add, move } = useEditorActions();
  const [dropAt, setDropAt] = useState<number | null>(null);
  const onDragOver = (event: DragEvent<HTMLElement>): void => {
    if (draggedFrom(event) === null) return;
    event.preventDefault();
    event.stopPropagation();
    setDropAt(dropIndex(event));
  };
  const onDrop = (event: DragEvent<HTMLElement>): void => {
    const dragged = draggedFrom(event);
    setDropAt(null);
    if (dragged === null) return;
    event.preventDefault();
    event.stopPropagation();
    const to = { kind: 'group', groupId, index: dropIndex(event) } as const;
    const kind = dragged === 'kind' ? readKind(event) : null;
    if (kind !== null) add(kind, to);
    else if (dragged === 'blocks') move(readBlockIds(event), to);
  };
  const onDragLeave = (event: DragEvent<HTMLElement>): void => {
    const entered = event.relatedTarget;
    if (!(entered instanceof Node && event.currentTarget.contains(entered))) setDropAt(null);
  };
  return { dropAt, handlers: { onDragOver, onDrop, onDragLeave } };
}
