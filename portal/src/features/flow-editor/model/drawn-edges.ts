import type { CanvasEdge } from './projection.js';

/** An edge with its look and its label for screen readers. */
export interface DrawnEdge {
  edge: CanvasEdge;
  isPicked: boolean;
  isStrong: boolean;
  name: string;
}

export interface EdgeLooks {
  edges: readonly CanvasEdge[];
  pickedEdges: ReadonlySet<string>;
  pickedGroups: ReadonlySet<string>;
  nameOf: (edge: CanvasEdge) => string;
}

/**
 * Creates rendered edges, and returns the same object for an edge that looks the same, so that a keystroke rerenders no
 * edge.
 */
export function createEdgeDrawing<T>(draw: (edge: DrawnEdge) => T): (looks: EdgeLooks) => T[] {
  let before = new Map<string, { look: DrawnEdge; drawn: T }>();
  return ({ edges, pickedEdges, pickedGroups, nameOf }) => {
    const now = new Map<string, { look: DrawnEdge; drawn: T }>();
    for (const edge of edges) {
      const isPicked = pickedEdges.has(edge.id);
      const isStrong = isPicked || edge.isTrail || pickedGroups.has(edge.source);
      const look = { edge, isPicked, isStrong, name: nameOf(edge) };
      const old = before.get(edge.id);
      now.set(edge.id, old !== undefined && isSame(old.look, look) ? old : { look, drawn: draw(look) });
    }
    before = now;
    return [...now.values()].map(({ drawn }) => drawn);
  };
}

function isSame(a: DrawnEdge, b: DrawnEdge): boolean {
  return a.edge === b.edge && a.isPicked === b.isPicked && a.isStrong === b.isStrong && a.name === b.name;
}
