import type { Flow, FlowEvent } from '@tertulia/flow-engine';
import { cardSize, eventSize, rowInCard, type Rect } from './card-size.js';
import { inReadingOrder } from './outline.js';

/** The place of the keyboard cursor: an event, a comment, a group's title, or a block. */
export interface Cursor {
  nodeId: string;
  blockId: string | null;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The string key of a cursor in the document; ids never contain a bar. */
export function cursorKey({ nodeId, blockId }: Cursor): string {
  return `${nodeId}|${blockId ?? ''}`;
}

/** The rectangle of an event, a title or a block on the canvas; null if it does not exist. */
export function rectOf(flow: Flow, { nodeId, blockId }: Cursor): Rect | null {
  const event = flow.events.find(({ id }) => id === nodeId);
  if (event !== undefined) return { ...event.position, ...eventSize(event) };
  const note = flow.notes?.find(({ id }) => id === nodeId);
  if (note !== undefined) return { ...note.position, width: note.width, height: note.height };
  const group = flow.groups.find(({ id }) => id === nodeId);
  if (group === undefined) return null;
  const row = rowInCard(group, blockId);
  return { ...row, x: group.position.x + row.x, y: group.position.y + row.y };
}

/** The cursor, if its place still exists; otherwise a neighbour of the removed place, or the start. */
export function standing(flow: Flow, cursor: Cursor | null, index = 0): Cursor | null {
  const group = flow.groups.find(({ id }) => id === cursor?.nodeId);
  if (cursor !== null && group !== undefined) {
    if (group.isCollapsed === true) return { nodeId: group.id, blockId: null };
    if (cursor.blockId === null || group.blocks.some(({ id }) => id === cursor.blockId)) return cursor;
    const neighbour = group.blocks[Math.min(index, group.blocks.length - 1)];
    return { nodeId: group.id, blockId: neighbour?.id ?? null };
  }
  const others = [...flow.events, ...(flow.notes ?? [])];
  if (cursor !== null && others.some(({ id }) => id === cursor.nodeId)) return cursor;
  return firstPlace(flow);
}

/** The start event, or whatever comes first. */
export function firstPlace(flow: Flow): Cursor | null {
  const start = flow.events.find(({ kind }) => kind === 'start') ?? flow.events[0] ?? flow.groups[0];
  return start === undefined ? null : { nodeId: start.id, blockId: null };
}

/** The last place in the order of the groups. */
export function lastPlace(flow: Flow): Cursor | null {
  const nodeId = nodesOf(flow).at(-1)?.id;
  return nodeId === undefined ? null : { nodeId, blockId: null };
}

/** The next or previous node in the order in which a visitor reaches the groups; this walk covers all of them. */
export function nextNode(flow: Flow, from: Cursor, step: 1 | -1): Cursor {
  const ids = nodesOf(flow).map(({ id }) => id);
  const nodeId = ids[ids.indexOf(from.nodeId) + step];
  return nodeId === undefined ? from : { nodeId, blockId: null };
}

/**
 * The place after one arrow key: up and down move through the rows of a card and on to the next card, left and right to
 * the card beside.
 */
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

/** The start, the groups in the order in which visitors reach them, the detours, the comments. */
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
    blockIds: group.isCollapsed === true ? [] : group.blocks.map(({ id }) => id),
  }));
  const notes = (flow.notes ?? []).map(({ id, position, width, height }) => {
    return { id, rect: { ...position, width, height }, blockIds: [] };
  });
  return [...starts, ...groups, ...detours, ...notes];
}

/** Sideways distance counts this many times as much as distance straight ahead. */
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

/** Measured between left and upper borders: cards of one column have the same left border, whatever their width. */
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
