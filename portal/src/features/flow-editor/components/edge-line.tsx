'use client';
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { createContext, use } from 'react';
import { useEdgeShare } from '../hooks/use-heat.js';
import type { EdgePaths } from '../model/edge-paths.js';

/** The paths of edges between the cards. */
export const EdgePathsContext = createContext<EdgePaths | null>(null);

/** An edge that avoids the cards in its way, with an arrowhead at its end. */
export function EdgeLine({ id, source, target, sourceX, sourceY, targetX, targetY, ...look }: EdgeProps) {
  const paths = use(EdgePathsContext);
  const share = useEdgeShare(id);
  const path = paths?.pathOf({
    sourceId: source,
    targetId: target,
    from: { x: sourceX, y: sourceY },
    to: { x: targetX, y: targetY },
  });
  if (path === undefined) return null;
  const { markerEnd, interactionWidth } = look;
  return (
    <BaseEdge
      id={id}
      path={path}
      {...(share === null
        ? {}
        : {
            label: share,
            labelX: sourceX + 24,
            labelY: sourceY,
            labelBgPadding: [4, 2],
            labelBgBorderRadius: 4,
            labelStyle: { fill: 'var(--ink)', fontSize: 11 },
            labelBgStyle: { fill: 'var(--surface)' },
          })}
      {...(markerEnd === undefined ? {} : { markerEnd })}
      {...(interactionWidth === undefined ? {} : { interactionWidth })}
    />
  );
}
