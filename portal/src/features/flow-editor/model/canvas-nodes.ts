import type { Position } from '@tertulia/flow-engine';
import type { CanvasNode } from './projection.js';

/** The canvas's own data of a node: measurements, and the position while it is dragged. */
interface DrawnNode {
  id: string;
  position: Position;
  selected?: boolean | undefined;
  dragging?: boolean | undefined;
  data: unknown;
}

/**
 * Merges a new projection into the rendered nodes. An unchanged node stays the same object; a dragged one keeps its
 * position under the pointer; measurements are kept.
 */
export function mergeNodes<T extends DrawnNode>(
  drawn: readonly T[],
  projected: readonly CanvasNode[],
  picked: ReadonlySet<string>,
): T[] {
  const byId = new Map(drawn.map((node) => [node.id, node]));
  const merged = projected.map((node): T => {
    const before = byId.get(node.id);
    const selected = picked.has(node.id);
    // The projection creates exactly the node types of the canvas; the canvas adds the measurements.
    if (before === undefined) return { ...node, selected } as unknown as T;
    const position =
      before.dragging === true || isSame(before.position, node.position) ? before.position : node.position;
    if (before.data === node.data && before.position === position && (before.selected ?? false) === selected)
      return before;
    return { ...before, data: node.data, position, selected };
  });
  return merged.length === drawn.length && merged.every((node, index) => node === drawn[index]) ? [...drawn] : merged;
}

function isSame(a: Position, b: Position): boolean {
  return a.x === b.x && a.y === b.y;
}
