import type { Flow, FlowEvent } from '@tertulia/flow-engine';
import { cardSize, eventSize, rowInCard, type Rect } from './card-size.js';
import { inReadingOrder } from './outline.js';

/** Where the keyboard stands: on an event, on a group's title, or on a block. */
export interface Cursor {
  nodeId: string;
  blockId: string | null;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Text that names a cursor in the document; ids never hold a bar. */
export function cursorKey({ nodeId, blockId }: Cursor): string {
  return `${nodeId}|${blockId ?? ''}`;
}

/** The rectangle of an event, a title or a block on the canvas; null for what is not there. */
export function rectOf(flow: Flow, { nodeId, blockId }: Cursor): Rect | null {
  const event = flow.events.find(({ id }) => id === nodeId);
  if (event !== undefined) return { ...event.position, ...eventSize(event) };
  const group = flow.groups.find(({ id }) => id === nodeId);
  if (group === undefined) return null;
  const row = rowInCard(group, blockId);
  return { ...row, x: group.position.x + row.x, y: group.position.y + row.y };
}

/** The cursor where it can still stand; what has gone gives way to its neighbour, else to the start. */
export function standing(flow: Flow, cursor: Cursor | null, index = 0): Cursor | null {
  const group = flow.groups.find(({ id }) => id === cursor?.nodeId);
  if (cursor !== null && group !== undefined) {
    if (cursor.blockId === null || group.blocks.some(({ id }) => id === cursor.blockId)) return cursor;
    const neighbour = group.blocks[Math.min(index, group.blocks.length - 1)];
    return { nodeId: group.id, blockId: neighbour?.id ?? null };
  }
  if (cursor !== null && flow.events.some(({ id }) => id === cursor.nodeId)) return cursor;
  return firstPlace(flow);
}

/** The start, or whatever comes first. */
export function firstPlace(flow: Flow): Cursor | null {
  const start = flow.events.find(({ kind }) => kind === 'start') ?? flow.events[0] ?? flow.groups[0];
  return start === undefined ? null : { nodeId: start.id, blockId: null };
}

/** The end of the walk by groups. */
export function lastPlace(flow: Flow): Cursor | null {
  const nodeId = nodesOf(flow).at(-1)?.id;
  return nodeId === undefined ? null : { nodeId, blockId: null };
}

/** One group on or back in the order in which a visitor reaches them: the walk that leaves nothing out. */
export function nextNode(flow: Flow, from: Cursor, step: 1 | -1): Cursor {
  const ids = nodesOf(flow).map(({ id }) => id);
  const nodeId = ids[ids.indexOf(from.nodeId) + step];
  return nodeId === undefined ? from : { nodeId, blockId: null };
}

/** One arrow key: up and down walk the rows of a card and on to the next card, left and right go to the card beside. */
export function moved(flow: Flow, from: Cursor, direction: Direction): Cursor {
  const node = nodesOf(flow).find(({ id }) => id === from.nodeId);
  if (node === undefined) return firstPlace(flow) ?? from;
  const rows = [null, ...node.blockIds];
  const step = { up: -1, down: 1, left: 0, right: 0 }[direction];
  const row = rows[rows.indexOf(from.blockId) + step];
  if (step !== 0 && row !== undefined) return { nodeId: node.id, blockId: row };
  const beside = nearest(flow, from, direction);
  if (beside === null) return from;
  return { nodeId: beside.id, blockId: direction === 'up' ? (beside.blockIds.at(-1) ?? null) : null };
}

interface Node {
  id: string;
  rect: Rect;
  blockIds: string[];
}

/** The start, the groups as visitors reach them, the detours. */
function nodesOf(flow: Flow): Node[] {
  const nodeOf = (event: FlowEvent): Node => ({
    id: event.id,
    rect: { ...event.position, ...eventSize(event) },
    blockIds: [],
  });
  const starts = flow.events.filter(({ kind }) => kind === 'start').map(nodeOf);
  const detours = flow.events.filter(({ kind }) => kind !== 'start').map(nodeOf);
  const groups = inReadingOrder(flow).map((group) => ({
    id: group.id,
    rect: { ...group.position, ...cardSize(group) },
    blockIds: group.blocks.map(({ id }) => id),
  }));
  return [...starts, ...groups, ...detours];
}

/** Straight ahead counts most: a card that is to the side of the way is as far as four times that distance. */
const ASIDE = 4;

function nearest(flow: Flow, from: Cursor, direction: Direction): Node | null {
  const nodes = nodesOf(flow);
  const own = nodes.find(({ id }) => id === from.nodeId);
  const row = rectOf(flow, from);
  if (own === undefined || row === null) return null;
  const isLevel = direction === 'left' || direction === 'right';
  const here = isLevel ? { ...own.rect, y: row.y + row.height / 2, height: 0 } : own.rect;
  const scored = nodes.flatMap((node) => {
    const ahead = distanceAhead(here, node.rect, direction);
    if (node === own || ahead <= 0) return [];
    const aside = isLevel
      ? gap([here.y, here.height], [node.rect.y, node.rect.height])
      : gap([here.x, here.width], [node.rect.x, node.rect.width]);
    return [{ node, score: ahead + ASIDE * aside }];
  });
  return scored.toSorted((a, b) => a.score - b.score)[0]?.node ?? null;
}

/** By their left and upper borders: what stands in one column begins at one line, however wide it is. */
function distanceAhead(from: Rect, to: Rect, direction: Direction): number {
  switch (direction) {
    case 'up':
      return from.y - to.y;
    case 'down':
      return to.y - from.y;
    case 'left':
      return from.x - to.x;
    case 'right':
      return to.x - from.x;
  }
}

function gap([a, aLength]: [number, number], [b, bLength]: [number, number]): number {
  return Math.max(0, a - (b + bLength), b - (a + aLength));
}
