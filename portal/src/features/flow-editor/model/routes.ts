import type { Position } from '@tertulia/flow-engine';
import FlatQueue from 'flatqueue';
import type { Rect } from './card-size.js';

/** Both ends of an edge: it leaves to the right and arrives from the left. */
export interface Ends {
  from: Position;
  to: Position;
  /** Edges in different lanes are drawn apart where they run side by side. */
  lane: number;
}

/** The minimum distance between a line and a card that it passes. */
const CLEARANCE = 8;
const LANES = 8;
const BEND_COST = 48;
const MOST_ROUNDS = 40;
const NARROW: Position = { x: CLEARANCE + 1, y: CLEARANCE + 1 };

/** Right, down, left, up. */
const STEPS = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;
const RIGHT = 0;
const LEFT = 2;

const LEVEL = 1;
const UPRIGHT = 2;

/**
 * The corners of a line of horizontal and vertical pieces between two ends that touches no card; null if there is no
 * such line, for example because an end is under another card.
 */
export function routeAround(ends: Ends, cards: readonly Rect[]): Position[] | null {
  const lane = ends.lane % LANES;
  const walls = cards.map(inflated);
  // If cards are too close for a separate lane, use the narrowest distance.
  const reaches = [{ x: 16 + lane * 6, y: 12 + lane * 3 }, NARROW];
  for (const reach of reaches) {
    const corners = routeAt(reach, ends, walls);
    if (corners !== null) return corners;
  }
  return null;
}

/**
 * Cards are added as walls only once a line would cross them, so that a flow of hundreds of cards costs only what is in
 * the way.
 */
function routeAt(reach: Position, { from, to }: Omit<Ends, 'lane'>, walls: readonly Rect[]): Position[] | null {
  const start = { x: from.x + reach.x, y: from.y };
  const goal = { x: to.x - reach.x, y: to.y };
  const known = new Set(walls.filter((wall) => [from, start, goal, to].some((point) => isInside(point, wall))));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const path = shortestPath({ start, goal }, [...known], reach);
    if (path === null) return null;
    const crossed = walls.filter((wall) => !known.has(wall) && crossesCard(path, [wall]));
    if (crossed.length === 0) return withoutStraights([from, ...path, to]);
    for (const wall of crossed) known.add(wall);
  }
  return null;
}

/** True if a line with these corners passes through one of the cards. */
export function crossesCard(corners: readonly Position[], cards: readonly Rect[]): boolean {
  return cards.some((card) => corners.some((point, at) => crosses(corners[at - 1], point, card)));
}

/** The grid lines beside the walls, and which pieces of them run through a wall. */
interface Grid {
  xs: number[];
  ys: number[];
  /**
   * By the index of a piece's left or upper end: bit 1 if the horizontal piece is blocked, bit 2 if the vertical one
   * is.
   */
  barred: Uint8Array;
}

/** A* search over the lines beside the walls; a bend costs as much as a detour of `BEND_COST`. */
function shortestPath(
  { start, goal }: { start: Position; goal: Position },
  walls: readonly Rect[],
  reach: Position,
): Position[] | null {
  const beside = { x: reach.x - CLEARANCE, y: reach.y - CLEARANCE };
  const xs = lines([start.x, goal.x, ...walls.flatMap(({ x, width }) => [x - beside.x, x + width + beside.x])]);
  const ys = lines([start.y, goal.y, ...walls.flatMap(({ y, height }) => [y - beside.y, y + height + beside.y])]);
  const grid: Grid = { xs, ys, barred: barredPieces(xs, ys, walls) };
  const at = (point: Position): number => ys.indexOf(point.y) * xs.length + xs.indexOf(point.x);
  const [first, last] = [at(start) * 4 + RIGHT, at(goal)];
  const states = xs.length * ys.length * 4;
  const costs = new Float64Array(states).fill(Infinity);
  const before = new Int32Array(states).fill(-1);
  const open = new FlatQueue();
  costs[first] = 0;
  open.push(first, 0);
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (state >> 2 === last && state % 4 !== LEFT) return cornersTo(state, before, grid);
    for (let direction = 0; direction < STEPS.length; direction += 1) {
      const next = stepFrom(state, direction, grid);
      if (next === null) continue;
      const total = (costs[state] ?? 0) + next.cost;
      if (total >= (costs[next.state] ?? 0)) continue;
      costs[next.state] = total;
      before[next.state] = state;
      open.push(next.state, total + Math.abs(goal.x - next.x) + Math.abs(goal.y - next.y));
    }
  }
  return null;
}

function stepFrom(state: number, direction: number, { xs, ys, barred }: Grid) {
  const step = STEPS[direction];
  if (step === undefined || direction === ((state % 4) + 2) % 4) return null;
  const index = state >> 2;
  const column = (index % xs.length) + step.x;
  const row = Math.floor(index / xs.length) + step.y;
  const [x, y] = [xs[column], ys[row]];
  if (x === undefined || y === undefined) return null;
  const reached = row * xs.length + column;
  if (((barred[Math.min(index, reached)] ?? 0) & (step.y === 0 ? LEVEL : UPRIGHT)) !== 0) return null;
  const length = Math.abs(x - (xs[column - step.x] ?? x)) + Math.abs(y - (ys[row - step.y] ?? y));
  return { state: reached * 4 + direction, cost: length + (direction === state % 4 ? 0 : BEND_COST), x, y };
}

function barredPieces(xs: readonly number[], ys: readonly number[], walls: readonly Rect[]): Uint8Array {
  const barred = new Uint8Array(xs.length * ys.length);
  for (const { x, y, width, height } of walls) {
    for (const [row, top] of ys.entries()) {
      const below = ys[row + 1] ?? top;
      if (top >= y + height || below <= y) continue;
      for (const [column, left] of xs.entries()) {
        const right = xs[column + 1] ?? left;
        if (left >= x + width || right <= x) continue;
        const index = row * xs.length + column;
        if (top > y) barred[index] = (barred[index] ?? 0) | LEVEL;
        if (left > x) barred[index] = (barred[index] ?? 0) | UPRIGHT;
      }
    }
  }
  return barred;
}

function cornersTo(state: number, before: Int32Array, grid: Grid): Position[] {
  const corners: Position[] = [];
  for (let at = state; at >= 0; at = before[at] ?? -1) corners.unshift(pointOf(at, grid));
  return corners;
}

function pointOf(state: number, { xs, ys }: Grid): Position {
  const index = state >> 2;
  return { x: xs[index % xs.length] ?? 0, y: ys[Math.floor(index / xs.length)] ?? 0 };
}

function lines(values: number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}

function inflated({ x, y, width, height }: Rect): Rect {
  return { x: x - CLEARANCE, y: y - CLEARANCE, width: width + 2 * CLEARANCE, height: height + 2 * CLEARANCE };
}

function isInside({ x, y }: Position, rect: Rect): boolean {
  return x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height;
}

/** True if a horizontal or vertical piece runs through the inside of a rectangle; along its border does not count. */
function crosses(a: Position | undefined, b: Position, rect: Rect): boolean {
  if (a === undefined) return false;
  return (
    Math.max(a.x, b.x) > rect.x &&
    Math.min(a.x, b.x) < rect.x + rect.width &&
    Math.max(a.y, b.y) > rect.y &&
    Math.min(a.y, b.y) < rect.y + rect.height
  );
}

function withoutStraights(corners: readonly Position[]): Position[] {
  return corners.filter((point, at) => {
    const [previous, next] = [corners[at - 1], corners[at + 1]];
    if (previous === undefined || next === undefined) return true;
    return !((previous.x === point.x && point.x === next.x) || (previous.y === point.y && point.y === next.y));
  });
}
