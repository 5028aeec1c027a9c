'use client';
import { useStoreApi, type Node, type NodeChange, type NodePositionChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { Rect } from '../model/card-size.js';
import { around, snapToCards, type SnapLine } from '../model/snap-lines.js';

/** How near a dragged card comes to be level with another, in pixels of the screen. */
const SNAP_REACH = 6;
const none: readonly SnapLine[] = [];

type Drag = NodePositionChange & { position: { x: number; y: number } };

/** Lets dragged cards stand level with those in view, and the lines that show it. */
export function useSnapping<T extends Node>(): {
  lines: readonly SnapLine[];
  snap: (changes: NodeChange<T>[]) => NodeChange<T>[];
} {
  const store = useStoreApi<T>();
  const [lines, setLines] = useState(none);
  const snap = useCallback(
    (changes: NodeChange<T>[]): NodeChange<T>[] => {
      const drags = changes.filter((change) => isDrag(change));
      if (drags.length === 0) return changes;
      const { nodes, transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      const sizes = new Map(nodes.map(({ id, measured }) => [id, measured]));
      const dragged = drags.map(({ id, position }) => rectOf(position, sizes.get(id)));
      const ids = new Set(drags.map(({ id }) => id));
      const others = nodes
        .filter(({ id }) => !ids.has(id))
        .map(({ position, measured }) => rectOf(position, measured))
        .filter((rect) => isInView(rect, view));
      const snapped = snapToCards(around(dragged), others, SNAP_REACH / zoom);
      const isOver = drags.every(({ dragging }) => dragging !== true);
      setLines(isOver || snapped.lines.length === 0 ? none : snapped.lines);
      return changes.map((change) => (isDrag(change) ? shifted(change, snapped.shift) : change));
    },
    [store],
  );
  return { lines, snap };
}

function isDrag(change: NodeChange): change is Drag {
  return change.type === 'position' && change.dragging !== undefined && change.position !== undefined;
}

function shifted(change: Drag, { x, y }: { x: number; y: number }): Drag {
  return { ...change, position: { x: change.position.x + x, y: change.position.y + y } };
}

function rectOf(position: { x: number; y: number }, size?: { width?: number; height?: number }): Rect {
  return { ...position, width: size?.width ?? 0, height: size?.height ?? 0 };
}

function isInView(rect: Rect, view: Rect): boolean {
  const isWithin = (from: number, length: number, [start, span]: [number, number]): boolean =>
    from < start + span && from + length > start;
  return isWithin(rect.x, rect.width, [view.x, view.width]) && isWithin(rect.y, rect.height, [view.y, view.height]);
}
