'use client';
import { ViewportPortal } from '@xyflow/react';
import type { SnapLine } from '../model/snap-lines.js';

/** Lines along which what is dragged stands level with another card. */
export function SnapLines({ lines }: { lines: readonly SnapLine[] }) {
  return (
    <ViewportPortal>
      {lines.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          aria-hidden
          data-snap-line={axis}
          className="pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at, top: from, width: 1, height: to - from }
              : { left: from, top: at, width: to - from, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}
