import type { Position } from '@tertulia/flow-engine';
import type { Rect } from './card-size.js';

/** A line along which what is dragged stands level with another card. */
export interface SnapLine {
  axis: 'x' | 'y';
  /** The shared coordinate. */
  at: number;
  /** Where the line begins and ends on the other axis. */
  from: number;
  to: number;
}

export interface Snapped {
  /** How far what is dragged must be shifted to stand level. */
  shift: Position;
  lines: SnapLine[];
}

/**
 * Snaps a dragged rectangle to borders and middles of others, at most one line for each axis: the nearest within `reach` canvas
 * pixels.
 */
export function snapToCards(dragged: Rect, others: readonly Rect[], reach: number): Snapped {
  const x = nearest(dragged, { others, reach, axis: 'x' });
  const y = nearest(dragged, { others, reach, axis: 'y' });
  const shift = { x: x?.shift ?? 0, y: y?.shift ?? 0 };
  const moved = { ...dragged, x: dragged.x + shift.x, y: dragged.y + shift.y };
  return { shift, lines: [x, y].flatMap((found) => (found === null ? [] : [lineOf(found, moved)])) };
}

/** The smallest rectangle around all of them. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

interface Found {
  axis: 'x' | 'y';
  shift: number;
  at: number;
  other: Rect;
}

interface Search {
  others: readonly Rect[];
  reach: number;
  axis: 'x' | 'y';
}

function nearest(dragged: Rect, { others, reach, axis }: Search): Found | null {
  let best: Found | null = null;
  for (const other of others)
    for (const at of levelsOf(other, axis))
      for (const own of levelsOf(dragged, axis)) {
        const shift = at - own;
        const isNearer = Math.abs(shift) < (best === null ? Infinity : Math.abs(best.shift));
        if (Math.abs(shift) <= reach && isNearer) best = { axis, shift, at, other };
      }
  return best;
}

/** Both borders and the middle. */
function levelsOf({ x, y, width, height }: Rect, axis: 'x' | 'y'): [number, number, number] {
  const [from, length] = axis === 'x' ? [x, width] : [y, height];
  return [from, from + length / 2, from + length];
}

function lineOf({ axis, at, other }: Found, dragged: Rect): SnapLine {
  const across = around([dragged, other]);
  const [from, length] = axis === 'x' ? [across.y, across.height] : [across.x, across.width];
  return { axis, at, from, to: from + length };
}
