'use client';
import { useStore } from '@xyflow/react';
import type { SnapLine } from '../model/snap-lines.js';

/** Lines along which what is dragged stands level with another card. */
export function SnapLines({ lines }: { lines: readonly SnapLine[] }) {
  return lines.length === 0 ? null : <Lines lines={lines} />;
}

/** Drawn over the canvas: the library's own layer for it is looked up anew at every move. */
function Lines({ lines }: { lines: readonly SnapLine[] }) {
  const [x, y, zoom] = useStore((state) => state.transform);
  return lines.map(({ axis, at, from, to }) => {
    const length = (to - from) * zoom;
    return (
      <div
        key={axis}
        aria-hidden
        data-snap-line={axis}
        className="pointer-events-none absolute z-[5] bg-accent"
        style={
          axis === 'x'
            ? { left: at * zoom + x, top: from * zoom + y, width: 1, height: length }
            : { left: from * zoom + x, top: at * zoom + y, width: length, height: 1 }
        }
      />
    );
  });
}
