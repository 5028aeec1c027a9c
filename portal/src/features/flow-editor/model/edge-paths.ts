import type { Position } from '@tertulia/flow-engine';
import type { Rect } from './card-size.js';
import { crossesCard, routeAround, type Ends } from './routes.js';

/** The rectangles of the cards, by node id. */
export type Cards = ReadonlyMap<string, Rect>;

/** An edge to draw: its two cards, and the points where it leaves and arrives. */
export interface EdgeToDraw extends Omit<Ends, 'lane'> {
  sourceId: string;
  targetId: string;
}

/** The paths of edges between cards; every path is an SVG path. */
export interface EdgePaths {
  cards: Cards;
  pathOf: (edge: EdgeToDraw) => string;
}

const CORNER_RADIUS = 10;
const SAMPLES = 32;
/** How far a curve may overlap the border of a card. */
const TOLERANCE = 2;

/**
 * Paths for the edges between these cards: a curve if no card is in its way, otherwise a line around the cards. Edges
 * to the same card run together, edges to different cards apart. Each path is computed once.
 */
export function createEdgePaths(cards: Cards): EdgePaths {
  const paths = new Map<string, string>();
  const all = [...cards.values()];
  const lanes = new Map([...cards.keys()].map((id, index) => [id, index]));
  const draw = ({ sourceId, targetId, from, to }: EdgeToDraw): string => {
    const curve = curveBetween({ from, to });
    const points = pointsOf({ from, to }, curve.pulls);
    if (!isLoose({ sourceId, targetId, from, to }, cards) && crossesCard(...asStairs(points, all))) {
      const corners = routeAround({ from, to, lane: lanes.get(targetId) ?? 0 }, all);
      if (corners !== null) return roundedPath(corners);
    }
    return curve.path;
  };
  return {
    cards,
    pathOf: (edge) => {
      const key = [edge.sourceId, edge.targetId, edge.from.x, edge.from.y, edge.to.x, edge.to.y].join('|');
      const path = paths.get(key) ?? draw(edge);
      paths.set(key, path);
      return path;
    },
  };
}

/** The same paths while cards are dragged: their edges are plain curves, which are computed in no time and not kept. */
export function whileDragged({ cards, pathOf }: EdgePaths, dragged: ReadonlySet<string>): EdgePaths {
  return {
    cards,
    pathOf: (edge) =>
      dragged.has(edge.sourceId) || dragged.has(edge.targetId) ? curveBetween(edge).path : pathOf(edge),
  };
}

/** True if no card has moved or changed its size, so that the paths stay valid. */
export function sameCards(a: Cards, b: Cards): boolean {
  return (
    a.size === b.size &&
    [...a].every(([id, card]) => {
      const other = b.get(id);
      return (
        other !== undefined &&
        card.x === other.x &&
        card.y === other.y &&
        card.width === other.width &&
        card.height === other.height
      );
    })
  );
}

/** True while one of its cards is being dragged: then the edge must not end at the card's old place. */
function isLoose({ sourceId, targetId, from, to }: EdgeToDraw, cards: Cards): boolean {
  const [source, target] = [cards.get(sourceId), cards.get(targetId)];
  return source === undefined || target === undefined || !isBeside(from, source) || !isBeside(to, target);
}

function isBeside({ x, y }: Position, { x: left, y: top, width, height }: Rect): boolean {
  return x >= left - 16 && x <= left + width + 16 && y >= top - 1 && y <= top + height + 1;
}

/** A curve between two points: its path, and where its bends pull. */
function curveBetween({ from, to }: Omit<Ends, 'lane'>): { path: string; pulls: [number, number] } {
  const distance = to.x - from.x;
  const reach = distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
  const [a, b] = [from.x + reach, to.x - reach];
  return { path: `M${from.x},${from.y} C${a},${from.y} ${b},${to.y} ${to.x},${to.y}`, pulls: [a, b] };
}

function pointsOf({ from, to }: Omit<Ends, 'lane'>, [a, b]: [number, number]): Position[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const t = index / SAMPLES;
    const s = 1 - t;
    return {
      x: s ** 3 * from.x + 3 * s * s * t * a + 3 * s * t * t * b + t ** 3 * to.x,
      y: s ** 3 * from.y + 3 * s * s * t * from.y + 3 * s * t * t * to.y + t ** 3 * to.y,
    };
  });
}

/**
 * A finely sampled curve crosses what the boxes around its pieces cross. Cards are shrunk a little, so that merely
 * touching them does not count.
 */
function asStairs(points: readonly Position[], cards: readonly Rect[]): [readonly Position[], Rect[]] {
  const shrunk = cards.map(({ x, y, width, height }) => ({
    x: x + TOLERANCE,
    y: y + TOLERANCE,
    width: width - 2 * TOLERANCE,
    height: height - 2 * TOLERANCE,
  }));
  return [points, shrunk];
}

function roundedPath(corners: readonly Position[]): string {
  const pieces = corners.map((corner, at) => {
    const [before, after] = [corners[at - 1], corners[at + 1]];
    if (before === undefined) return `M${corner.x},${corner.y}`;
    if (after === undefined) return `L${corner.x},${corner.y}`;
    const radius = Math.min(CORNER_RADIUS, distanceOf(before, corner) / 2, distanceOf(corner, after) / 2);
    const [enter, leave] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `L${enter.x},${enter.y} Q${corner.x},${corner.y} ${leave.x},${leave.y}`;
  });
  return pieces.join(' ');
}

function distanceOf(a: Position, b: Position): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Position, to: Position, length: number): Position {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}
