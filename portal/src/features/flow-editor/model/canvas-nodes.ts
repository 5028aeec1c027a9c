import type { Position } from '@tertulia/flow-engine';
import type { CanvasNode } from './projection.js';

/** What the canvas itself keeps of a node: measures, a position while it is dragged. */
interface DrawnNode {
  id: string;
  position: Position;
  selected?: boolean | undefined;
  dragging?: boolean | undefined;
  data: unknown;
}

/**
 * Brings a new projection into the drawn nodes. A node that did not change stays the same object; one that is being
 * dragged keeps the place under the pointer; measures survive.
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
    // The projection makes exactly the nodes that the canvas draws; what it lacks, the canvas measures.
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
