import type { Flow, FlowEvent, Group, Position } from '@tertulia/flow-engine';
import { CARD_WIDTH, cardSize, eventSize, EXIT_HEIGHT, rowInCard, type Size } from './card-size.js';
import { rowExits } from './exits.js';
import { inReadingOrder } from './outline.js';

const COLUMN_GAP = 96;
const ROW_GAP = 48;
const PART_GAP = 96;
const GRID = 16;

type Placed = FlowEvent | Group;

interface Arrow {
  from: string;
  to: string;
  /** How far below the top of its card the exit is. */
  exitY: number;
}

/**
 * Positions for every group and event in columns, left to right along the edges; what no visitor can reach is placed
 * below. The same flow always gets the same positions, whatever they were before. `sizes` by node id, if they are
 * known.
 */
export function tidy(flow: Flow, sizes: ReadonlyMap<string, Size>): Map<string, Position> {
  const nodes: Placed[] = [...flow.events, ...inReadingOrder(flow)];
  const arrows = arrowsOf(flow);
  const reached = reachedFrom(flow, arrows);
  const positions = new Map<string, Position>();
  let y = 0;
  for (const isReached of [true, false]) {
    const part = nodes.filter((node) => reached.has(node.id) === isReached);
    const columns = columnsOf(part, arrows, sizes);
    y = place(columns, { arrows, positions, top: y }) + PART_GAP;
  }
  return positions;
}

interface Cell extends Size {
  id: string;
  isEvent: boolean;
}

/**
 * Assigns columns: a card goes one column right of the last that leads to it; edges back to an earlier card do not
 * count.
 */
function columnsOf(nodes: readonly Placed[], arrows: readonly Arrow[], sizes: ReadonlyMap<string, Size>): Cell[][] {
  const inside = new Set(nodes.map(({ id }) => id));
  const followers = followersOf(arrows.filter(({ from, to }) => inside.has(from) && inside.has(to)));
  const column = new Map<string, number>(nodes.map(({ id }) => [id, 0]));
  const { sorted, forward } = withoutCycles(nodes, followers);
  for (const id of sorted)
    for (const to of forward.get(id) ?? []) column.set(to, Math.max(column.get(to) ?? 0, (column.get(id) ?? 0) + 1));
  const columns = new Map<number, Cell[]>();
  for (const node of nodes) {
    const isDetour = 'kind' in node && node.kind !== 'start';
    const nearest = Math.min(...(forward.get(node.id) ?? []).map((to) => column.get(to) ?? 0));
    const index = isDetour && nearest !== Infinity ? nearest - 1 : (column.get(node.id) ?? 0);
    columns.set(index, [...(columns.get(index) ?? []), cellOf(node, sizes)]);
  }
  return [...columns].toSorted(([a], [b]) => a - b).map(([, cells]) => cells);
}

/** A topological order of the nodes, and the edges that remain after those that close a cycle are removed. */
function withoutCycles(nodes: readonly Placed[], followers: ReadonlyMap<string, string[]>) {
  const state = new Map<string, 'open' | 'done'>();
  const forward = new Map<string, string[]>();
  const sorted: string[] = [];
  for (const { id: start } of nodes) {
    const path = [start];
    for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
      if (state.get(id) === undefined) {
        state.set(id, 'open');
        const ahead = (followers.get(id) ?? []).filter((to) => state.get(to) !== 'open');
        forward.set(id, ahead);
        path.push(...ahead.filter((to) => state.get(to) === undefined).toReversed());
        continue;
      }
      path.pop();
      if (state.get(id) === 'done') continue;
      state.set(id, 'done');
      sorted.unshift(id);
    }
  }
  return { sorted, forward };
}

function followersOf(arrows: readonly Arrow[]): Map<string, string[]> {
  const followers = new Map<string, string[]>();
  for (const { from, to } of arrows) followers.set(from, [...(followers.get(from) ?? []), to]);
  return followers;
}

function cellOf(node: Placed, sizes: ReadonlyMap<string, Size>): Cell {
  const isEvent = !('blocks' in node);
  const size = sizes.get(node.id) ?? (isEvent ? eventSize(node) : cardSize(node));
  return { id: node.id, isEvent, ...size };
}

interface Placing {
  arrows: readonly Arrow[];
  positions: Map<string, Position>;
  top: number;
}

/** Stacks each column in the order of the exits that lead to it; returns the bottom of the lowest card. */
function place(columns: readonly Cell[][], placing: Placing): number {
  const { positions, top } = placing;
  let x = 0;
  let bottom = top;
  for (const column of columns) {
    const hasCards = column.some(({ isEvent }) => !isEvent);
    const width = hasCards ? CARD_WIDTH : Math.max(...column.map((cell) => cell.width));
    let free = top;
    for (const { cell, level } of inOrder(column, placing)) {
      // A card is placed as high as what leads to it if there is space; an event among cards goes close to what it
      // leads to.
      const y = onGrid(Math.max(free, level ?? free));
      positions.set(cell.id, { x: onGrid(cell.isEvent && hasCards ? x + width - cell.width : x), y });
      free = y + cell.height + ROW_GAP;
      bottom = Math.max(bottom, y + cell.height);
    }
    x = onGrid(x + width + COLUMN_GAP);
  }
  return bottom;
}

/** Sorts by the middle of the exits that lead to a card from the columns before; cards without such exits come last. */
function inOrder(column: readonly Cell[], { arrows, positions }: Placing): { cell: Cell; level: number | null }[] {
  const rated = column.map((cell) => {
    const sources = arrows.flatMap(({ from, to, exitY }) => {
      const y = to === cell.id && from !== cell.id ? positions.get(from)?.y : undefined;
      return y === undefined ? [] : [{ top: y, exit: y + exitY }];
    });
    if (sources.length === 0) return { cell, level: null, middle: Infinity };
    const middle = sources.reduce((sum, { exit }) => sum + exit, 0) / sources.length;
    return { cell, level: Math.min(...sources.map((source) => source.top)), middle };
  });
  return rated.toSorted((a, b) => (a.middle === b.middle ? 0 : a.middle - b.middle));
}

/** Edges between nodes, and jumps to groups that no edge leads to. */
function arrowsOf(flow: Flow): Arrow[] {
  const exits = exitsByBlock(flow);
  const drawn = flow.edges.flatMap(({ source, target }) => {
    if (source.kind === 'event') return [{ from: source.id, to: target.groupId, exitY: 0 }];
    const block = exits.get(source.id);
    if (block === undefined) return [];
    const row = source.kind === 'port' ? block.ports.indexOf(source.port) + 1 : 0;
    return [{ from: block.groupId, to: target.groupId, exitY: block.y + row * EXIT_HEIGHT }];
  });
  const reached = reachedFrom(flow, drawn);
  const jumps = flow.groups.flatMap((group) =>
    group.blocks.flatMap((block) => {
      const to = block.kind === 'jump' ? block.options.target?.groupId : undefined;
      return to === undefined || reached.has(to) ? [] : [{ from: group.id, to, exitY: rowInCard(group, block.id).y }];
    }),
  );
  return [...drawn, ...jumps];
}

function exitsByBlock(flow: Flow): Map<string, { groupId: string; y: number; ports: (string | null)[] }> {
  return new Map(
    flow.groups.flatMap((group) =>
      group.blocks.map((block) => {
        const ports = rowExits(block, 'es').map(({ port }) => port);
        return [block.id, { groupId: group.id, y: rowInCard(group, block.id).y, ports }] as const;
      }),
    ),
  );
}

/** Every event, and every group that can be reached from an event. */
function reachedFrom(flow: Flow, arrows: readonly Arrow[]): Set<string> {
  const followers = followersOf(arrows);
  const reached = new Set<string>();
  const open = flow.events.map((event) => event.id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(followers.get(id) ?? []));
  }
  return reached;
}

function onGrid(length: number): number {
  return Math.ceil(length / GRID) * GRID;
}
