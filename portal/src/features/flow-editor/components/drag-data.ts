import { blockKinds, type BlockKind } from '@tertulia/flow-engine';
import type { DragEvent } from 'react';

const KIND = 'application/x-tertulia-kind';
const BLOCKS = 'application/x-tertulia-blocks';

/** Starts dragging a block kind from the palette. */
export function startKindDrag(event: DragEvent, kind: BlockKind): void {
  event.dataTransfer.setData(KIND, kind);
  event.dataTransfer.effectAllowed = 'copy';
}

/** Starts dragging blocks of the canvas. */
export function startBlockDrag(event: DragEvent, blockIds: Iterable<string>): void {
  event.dataTransfer.setData(BLOCKS, JSON.stringify([...blockIds]));
  event.dataTransfer.effectAllowed = 'move';
}

/** What is being dragged, as far as it is known before the drop; null for anything else. */
export function draggedFrom(event: DragEvent): 'kind' | 'blocks' | null {
  if (event.dataTransfer.types.includes(KIND)) return 'kind';
  return event.dataTransfer.types.includes(BLOCKS) ? 'blocks' : null;
}

/** The dropped kind. */
export function readKind(event: DragEvent): BlockKind | null {
  const kind = event.dataTransfer.getData(KIND);
  return blockKinds.find((known) => known === kind) ?? null;
}

/** The dropped blocks' ids. */
export function readBlockIds(event: DragEvent): ReadonlySet<string> {
  const ids: unknown = JSON.parse(event.dataTransfer.getData(BLOCKS) || '[]');
  return new Set(Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []);
}

/** The index in the group at which a drop inserts. */
export function dropIndex(event: DragEvent<HTMLElement>): number {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-block-row]')];
  const index = rows.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  });
  return index === -1 ? rows.length : index;
}
