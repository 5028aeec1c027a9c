import {
  portsOf,
  type Block,
  type Edge,
  type EdgeTarget,
  type Flow,
  type FlowEvent,
  type Group,
  type Position,
} from '@tertulia/flow-engine';
import { findBlock, sourceKey, targetExists } from './document.js';
import { namedExits } from './exits.js';

/** Where a block goes: into a group at an index, or into a new group on the canvas. */
export type Destination =
  | { kind: 'group'; groupId: string; index: number }
  | { kind: 'canvas'; groupId: string; title: string; position: Position };

/** Selected groups and blocks. */
export interface Selection {
  groupIds: ReadonlySet<string>;
  blockIds: ReadonlySet<string>;
}

/** Adds a block to the flow. An unknown group leaves the flow unchanged; the start leads to the first group of an empty flow. */
export function addBlock(flow: Flow, block: Block, to: Destination): Flow {
  const added = { ...flow, groups: insertBlocks(flow.groups, [block], to) };
  const start = flow.events.find(({ kind }) => kind === 'start');
  if (start === undefined || to.kind !== 'canvas' || flow.groups.length > 0) return added;
  const { groupId } = to;
  return connect(added, { id: `start-${groupId}`, source: { kind: 'event', id: start.id }, target: { groupId } });
}

/**
 * Moves blocks, in the flow's order, to another place. A group that becomes empty is removed, and edges to it follow
 * its first block.
 */
export function moveBlocks(flow: Flow, blockIds: ReadonlySet<string>, to: Destination): Flow {
  const moved = flow.groups.flatMap((group) => group.blocks.filter((block) => blockIds.has(block.id)));
  const first = moved[0];
  if (first === undefined) return flow;
  if (to.kind === 'group' && !flow.groups.some((group) => group.id === to.groupId)) return flow;
  const emptied = new Map<string, string>();
  const remaining = flow.groups.flatMap((group) => {
    const blocks = group.blocks.filter((block) => !blockIds.has(block.id));
    const isDestination = to.kind === 'group' && to.groupId === group.id;
    if (blocks.length === 0 && !isDestination) {
      emptied.set(group.id, group.blocks[0]?.id ?? first.id);
      return [];
    }
    return [blocks.length === group.blocks.length ? group : { ...group, blocks }];
  });
  const groups = insertBlocks(remaining, moved, shiftedBefore(flow, blockIds, to));
  return mapTargets({ ...flow, groups }, (target) => {
    const blockId = target.blockId ?? emptied.get(target.groupId);
    if (blockId === undefined || !blockIds.has(blockId)) return target;
    return { groupId: to.groupId, blockId };
  });
}

/** Removes blocks, groups left without blocks, and every edge that would dangle. */
export function deleteSelection(flow: Flow, selection: Selection): Flow {
  const groups = flow.groups
    .filter((group) => !selection.groupIds.has(group.id))
    .map((group) => withoutBlocks(group, selection.blockIds))
    .filter((group): group is Group => group !== null);
  return prune({ ...flow, groups }, flow);
}

/**
 * Connects an exit to a place. An exit has at most one edge: the old one is replaced. A missing place changes nothing.
 */
export function connect(flow: Flow, edge: Edge): Flow {
  if (!targetExists(flow, edge.target) || !exitKeys(flow).has(sourceKey(edge.source))) return flow;
  const key = sourceKey(edge.source);
  const others = flow.edges.filter((candidate) => sourceKey(candidate.source) !== key);
  return { ...flow, edges: [...others, edge] };
}

/** Removes edges by id. */
export function disconnect(flow: Flow, edgeIds: ReadonlySet<string>): Flow {
  const edges = flow.edges.filter((edge) => !edgeIds.has(edge.id));
  return edges.length === flow.edges.length ? flow : { ...flow, edges };
}

/** Renames a group; an empty title leaves the flow unchanged. */
export function renameGroup(flow: Flow, groupId: string, title: string): Flow {
  const trimmed = title.trim().slice(0, 80);
  if (trimmed === '') return flow;
  return { ...flow, groups: flow.groups.map((group) => (group.id === groupId ? { ...group, title: trimmed } : group)) };
}

/** Collapses groups to their titles, or opens them again. */
export function collapseGroups(flow: Flow, groupIds: ReadonlySet<string>, isCollapsed: boolean): Flow {
  const groups = flow.groups.map((group) => {
    if (!groupIds.has(group.id) || (group.isCollapsed ?? false) === isCollapsed) return group;
    const { isCollapsed: _before, ...rest } = group;
    return isCollapsed ? { ...rest, isCollapsed } : rest;
  });
  return groups.every((group, at) => group === flow.groups[at]) ? flow : { ...flow, groups };
}

/** Sets the positions of groups, events and comments by id; others stay the same objects. */
export function moveNodes(flow: Flow, positions: ReadonlyMap<string, Position>): Flow {
  const placed = <T extends { id: string; position: Position }>(node: T): T => {
    const position = positions.get(node.id);
    if (position === undefined || (position.x === node.position.x && position.y === node.position.y)) return node;
    return { ...node, position };
  };
  const moved = { ...flow, groups: flow.groups.map(placed), events: flow.events.map(placed) };
  return flow.notes === undefined ? moved : { ...moved, notes: flow.notes.map(placed) };
}

/** Replaces a block by one with the same id, and drops edges of exits that it no longer has. */
export function replaceBlock(flow: Flow, block: Block): Flow {
  const place = findBlock(flow, block.id);
  if (place === null) return flow;
  const blocks = place.group.blocks.map((candidate) => (candidate.id === block.id ? block : candidate));
  const groups = flow.groups.map((group) => (group === place.group ? { ...group, blocks } : group));
  const replaced = { ...flow, groups };
  return portsOf(place.block).join('|') === portsOf(block).join('|') ? replaced : prune(replaced);
}

/** Adds an event that the flow does not have yet: each kind, each intent and each command at most once. */
export function addEvent(flow: Flow, event: FlowEvent): Flow {
  if (flow.events.some((candidate) => isSameEvent(candidate, event))) return flow;
  return { ...flow, events: [...flow.events, event] };
}

/** What an event reacts to. */
export type EventSubject = Subject<FlowEvent>;
type Subject<Event> = Event extends FlowEvent ? Omit<Event, 'id' | 'position'> : never;

/** What an event reacts to, without its id and place. */
export function subjectOf(event: FlowEvent): EventSubject {
  const { id: _id, position: _position, ...subject } = event;
  return subject;
}

/** Whether two events react to the same. */
export function isSameEvent(a: EventSubject, b: EventSubject): boolean {
  if (a.kind === 'command' && b.kind === 'command') return a.word === b.word;
  return a.kind === 'intent' && b.kind === 'intent' ? a.intent === b.intent : a.kind === b.kind;
}

/** Replaces an event by one with the same id. */
export function replaceEvent(flow: Flow, event: FlowEvent): Flow {
  return { ...flow, events: flow.events.map((one) => (one.id === event.id ? event : one)) };
}

/** Removes an event with its edge; the start stays. */
export function removeEvent(flow: Flow, eventId: string): Flow {
  return prune({ ...flow, events: flow.events.filter((event) => event.kind === 'start' || event.id !== eventId) });
}

/** Moves a block one place up or down, across the border of its group into the neighbouring group of the list. */
export function nudgeBlock(flow: Flow, blockId: string, step: -1 | 1): Flow {
  const place = findBlock(flow, blockId);
  if (place === null) return flow;
  const index = place.index + step;
  if (index >= 0 && index < place.group.blocks.length) {
    const blocks = [...place.group.blocks];
    blocks.splice(place.index, 1);
    blocks.splice(index, 0, place.block);
    return { ...flow, groups: flow.groups.map((group) => (group === place.group ? { ...group, blocks } : group)) };
  }
  const neighbour = flow.groups[flow.groups.indexOf(place.group) + step];
  if (neighbour === undefined) return flow;
  const to: Destination = { kind: 'group', groupId: neighbour.id, index: step === 1 ? 0 : neighbour.blocks.length };
  return moveBlocks(flow, new Set([blockId]), to);
}

/** Removes edges whose start or end is gone, and clears jumps to places that were in the flow before. */
export function prune(flow: Flow, before: Flow = flow): Flow {
  const groups = flow.groups.map((group) => {
    const isDangling = (block: Block): boolean =>
      block.kind === 'jump' &&
      block.options.target !== null &&
      before.groups.some(({ id }) => id === block.options.target?.groupId) &&
      !targetExists(flow, block.options.target);
    if (!group.blocks.some(isDangling)) return group;
    const blocks = group.blocks.map((block): Block =>
      block.kind === 'jump' && isDangling(block) ? { ...block, options: { ...block.options, target: null } } : block,
    );
    return { ...group, blocks };
  });
  const pruned = { ...flow, groups };
  const exits = exitKeys(pruned);
  return {
    ...pruned,
    edges: flow.edges.filter((edge) => exits.has(sourceKey(edge.source)) && targetExists(pruned, edge.target)),
  };
}

function exitKeys(flow: Flow): Set<string> {
  const keys = new Set(flow.events.map((event) => sourceKey({ kind: 'event', id: event.id })));
  for (const block of flow.groups.flatMap((group) => group.blocks)) {
    keys.add(sourceKey({ kind: 'block', id: block.id }));
    for (const { port } of namedExits(block, 'es')) {
      if (port !== null) keys.add(sourceKey({ kind: 'port', id: block.id, port }));
    }
  }
  return keys;
}

function insertBlocks(groups: Group[], blocks: Block[], to: Destination): Group[] {
  if (to.kind === 'canvas') return [...groups, { id: to.groupId, title: to.title, position: to.position, blocks }];
  return groups.map((group) => {
    if (group.id !== to.groupId) return group;
    const index = Math.max(0, Math.min(to.index, group.blocks.length));
    return { ...group, blocks: [...group.blocks.slice(0, index), ...blocks, ...group.blocks.slice(index)] };
  });
}

/** The index refers to the blocks before the move, so it shrinks by the moved blocks in front of it. */
function shiftedBefore(flow: Flow, blockIds: ReadonlySet<string>, to: Destination): Destination {
  if (to.kind === 'canvas') return to;
  const group = flow.groups.find((candidate) => candidate.id === to.groupId);
  const before = group?.blocks.slice(0, to.index).filter((block) => blockIds.has(block.id)).length ?? 0;
  return { ...to, index: to.index - before };
}

function withoutBlocks(group: Group, blockIds: ReadonlySet<string>): Group | null {
  const blocks = group.blocks.filter((block) => !blockIds.has(block.id));
  if (blocks.length === group.blocks.length) return group;
  return blocks.length === 0 ? null : { ...group, blocks };
}

function mapTargets(flow: Flow, change: (target: EdgeTarget) => EdgeTarget): Flow {
  const edges = flow.edges.map((edge) => {
    const target = change(edge.target);
    return target === edge.target ? edge : { ...edge, target };
  });
  const groups = flow.groups.map((group) => ({
    ...group,
    blocks: group.blocks.map((block): Block => {
      if (block.kind !== 'jump' || block.options.target === null) return block;
      return { ...block, options: { ...block.options, target: change(block.options.target) } };
    }),
  }));
  return { ...flow, edges, groups };
}
