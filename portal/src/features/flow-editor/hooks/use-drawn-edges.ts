'use client';
import { MarkerType, type Edge } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { createEdgeDrawing, type DrawnEdge } from '../model/drawn-edges.js';
import { createEdgePaths, sameCards, whileDragged, type EdgePaths } from '../model/edge-paths.js';
import type { CanvasEdge } from '../model/projection.js';
import type { CanvasNodeType } from './use-drawn-nodes.js';
import { useEditorUi } from './use-editor.js';
import { useEdgeName } from './use-edge-names.js';

/** The rendered edges: labelled by their ends, with an arrowhead, highlighted if selected or part of the trail. */
export function useDrawnEdges(edges: CanvasEdge[]): Edge[] {
  const nameOf = useEdgeName();
  const pickedEdges = useEditorUi((state) => state.edgeIds);
  const pickedGroups = useEditorUi((state) => state.groupIds);
  const [draw] = useState(() => createEdgeDrawing(drawn));
  return useMemo(
    () => draw({ edges, pickedEdges, pickedGroups, nameOf }),
    [draw, edges, pickedEdges, pickedGroups, nameOf],
  );
}

function drawn({ edge, isPicked, isStrong, name }: DrawnEdge): Edge {
  const { id, source, sourceHandle, target, targetHandle } = edge;
  // Arrowheads scale with the line width, and a highlighted line is already thick.
  const size = isStrong ? 11 : 16;
  const color = isStrong ? 'var(--accent)' : 'var(--line-strong)';
  return {
    id,
    source,
    sourceHandle,
    target,
    targetHandle,
    type: 'line',
    selected: isPicked,
    interactionWidth: 20,
    ariaLabel: name,
    domAttributes: { 'aria-roledescription': undefined },
    markerEnd: { type: MarkerType.ArrowClosed, width: size, height: size, color },
    className: isStrong ? 'tertulia-edge tertulia-edge-strong' : 'tertulia-edge',
  };
}

/** The paths between the cards, recomputed when a card was dropped elsewhere or changed its size. */
export function useEdgePaths(nodes: CanvasNodeType[]): EdgePaths {
  const [pathsFor] = useState(() => {
    let paths = createEdgePaths(new Map());
    let moving: { key: string; paths: EdgePaths } | null = null;
    return (drawnNodes: CanvasNodeType[]): EdgePaths => {
      const dragged = drawnNodes.flatMap(({ id, dragging }) => (dragging === true ? [id] : []));
      if (dragged.length > 0) {
        const key = dragged.join('|');
        if (moving?.key !== key) moving = { key, paths: whileDragged(paths, new Set(dragged)) };
        return moving.paths;
      }
      moving = null;
      const cards = new Map(
        drawnNodes.flatMap(({ id, position, measured }) =>
          measured?.width === undefined || measured.height === undefined
            ? []
            : [[id, { ...position, width: measured.width, height: measured.height }] as const],
        ),
      );
      if (!sameCards(paths.cards, cards)) paths = createEdgePaths(cards);
      return paths;
    };
  });
  return useMemo(() => pathsFor(nodes), [pathsFor, nodes]);
}
