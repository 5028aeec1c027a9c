import type { Position } from '@tertulia/flow-engine';
import { numberAt, type Json } from './json.js';

const farthest = 1_000_000;
const columns = 6;

/** Where a part was on the canvas; in a grid where the file does not say it. */
export function positionOf(raw: Json, index: number): Position {
  const x = numberAt(raw, 'graphCoordinates', 'x');
  const y = numberAt(raw, 'graphCoordinates', 'y');
  if (x === null || y === null) return { x: 320 * (1 + (index % columns)), y: 280 * Math.floor(index / columns) };
  return { x: within(x), y: within(y) };
}

function within(value: number): number {
  return Math.round(Math.min(farthest, Math.max(-farthest, value)));
}
