import type { Flow, Position } from '@tertulia/flow-engine';
import { cardSize, eventSize, type Rect } from './card-size.js';
import { around } from './snap-lines.js';

/** How selected cards are put in line. */
export type Alignment = 'left' | 'center' | 'top';

/** The rectangles of groups, events and comments, by id. */
export function rectsOf(flow: Flow): Map<string, Rect> {
  return new Map([
    ...flow.groups.map((group) => [group.id, { ...group.position, ...cardSize(group) }] as const),
    ...flow.events.map((event) => [event.id, { ...event.position, ...eventSize(event) }] as const),
    ...(flow.notes ?? []).map(({ id, position, width, height }) => [id, { ...position, width, height }] as const),
  ]);
}

/** Where the given cards stand when they are put in line; empty for fewer than two. */
export function aligned(flow: Flow, ids: ReadonlySet<string>, alignment: Alignment): Map<string, Position> {
  const rects = [...rectsOf(flow)].filter(([id]) => ids.has(id));
  if (rects.length < 2) return new Map();
  const { x, y, width } = around(rects.map(([, rect]) => rect));
  return new Map(
    rects.map(([id, rect]) => {
      if (alignment === 'left') return [id, { x, y: rect.y }];
      if (alignment === 'top') return [id, { x: rect.x, y }];
      return [id, { x: Math.round(x + (width - rect.width) / 2), y: rect.y }];
    }),
  );
}
