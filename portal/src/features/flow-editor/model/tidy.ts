import { Graph, layout } from '@dagrejs/dagre';
import type { Flow, Position } from '@tertulia/flow-engine';
import { findBlock, snapped } from './document.js';

/** Width and height of a node as drawn, in canvas pixels. */
export interface Size {
  width: number;
  height: number;
}

const FALLBACK: Size = { width: 240, height: 120 };

/** Places for every group and event, left to right along the edges; `sizes` by node id. */
export function tidy(flow: Flow, sizes: ReadonlyMap<string, Size>): Map<string, Position> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 96, marginx: 32, marginy: 32 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of [...flow.events, ...flow.groups]) graph.setNode(node.id, { ...(sizes.get(node.id) ?? FALLBACK) });
  for (const [from, to] of connections(flow)) graph.setEdge(from, to);
  layout(graph);
  const positions = new Map<string, Position>();
  for (const node of [...flow.events, ...flow.groups]) {
    const { x, y } = graph.node(node.id);
    const size = sizes.get(node.id) ?? FALLBACK;
    // dagre speaks of centres, the canvas of upper left corners
    positions.set(node.id, snapped({ x: x - size.width / 2, y: y - size.height / 2 }));
  }
  return positions;
}

function connections(flow: Flow): [string, string][] {
  const groupIds = new Set(flow.groups.map((group) => group.id));
  const pairs: [string, string][] = [];
  for (const edge of flow.edges) {
    const from = edge.source.kind === 'event' ? edge.source.id : findBlock(flow, edge.source.id)?.group.id;
    if (from !== undefined && groupIds.has(edge.target.groupId)) pairs.push([from, edge.target.groupId]);
  }
  return pairs;
}
