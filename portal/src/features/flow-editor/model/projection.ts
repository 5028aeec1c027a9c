import {
  portsOf,
  type Block,
  type Edge,
  type Flow,
  type FlowEvent,
  type FlowNote,
  type Group,
  type Locale,
} from '@tertulia/flow-engine';
import { sourceKey } from './document.js';
import { namedExits, type Exit } from './exits.js';
import { subjectOf, type EventSubject } from './operations.js';

/** The numbers of problems shown as a badge. */
export interface Badge {
  errors: number;
  warnings: number;
}

/** The current block and the visited groups of a simulation. */
export interface RunTrail {
  activeBlockId: string | null;
  visitedGroupIds: ReadonlySet<string>;
}

/** A problem at a place of the flow. */
export interface PlacedProblem {
  severity: 'ERROR' | 'WARNING';
  groupId?: string | null | undefined;
  blockId?: string | null | undefined;
}

/** Everything that a rendered group depends on. The same object is returned while nothing of it changes. */
export interface GroupView {
  group: Group;
  locale: Locale;
  /** Problems of the group and of its blocks together. */
  badge: Badge;
  blockBadges: ReadonlyMap<string, Badge>;
  /** Keys of this group's connected exits. */
  wiredExits: ReadonlySet<string>;
  activeBlockId: string | null;
  selectedBlockIds: ReadonlySet<string>;
  isVisited: boolean;
  /** The title of the target group of each jump, by block. */
  jumpTitles: ReadonlyMap<string, string>;
}

export type CanvasNode =
  | { id: string; type: 'flowGroup'; position: { x: number; y: number }; data: GroupView }
  | {
      id: string;
      type: 'flowEvent';
      position: { x: number; y: number };
      data: { event: FlowEvent; isVisited: boolean };
    }
  | { id: string; type: 'flowNote'; position: { x: number; y: number }; data: { note: FlowNote } };

export interface CanvasEdge {
  id: string;
  source: string;
  sourceHandle: string;
  target: string;
  targetHandle: string;
  ends: EdgeEnds;
  /** True for edges that the simulation followed. */
  isTrail: boolean;
}

/** The parts of an edge's label for screen readers: where it leaves, by which exit, and where it arrives. */
export interface EdgeEnds {
  /** Title of the group, or what the event reacts to. */
  from: { title: string } | { event: EventSubject };
  /** Null for the plain exit. */
  exit: Pick<Exit, 'role' | 'label'> | null;
  to: string;
}

export interface ProjectionInput {
  flow: Flow;
  locale: Locale;
  problems: readonly PlacedProblem[];
  trail: RunTrail | null;
  selectedBlockIds: ReadonlySet<string>;
  /** Titles of groups of all flows, and names of flows, by id. */
  names: ReadonlyMap<string, string>;
}

/** The handle at which all exits of a collapsed group begin. */
export const COLLAPSED_EXIT = 'collapsed';

/** The handle id of a group's or a block's entrance. */
export function entranceKey(target: { blockId?: string | undefined }): string {
  return target.blockId === undefined ? 'in' : `in:${target.blockId}`;
}

/** The block of an entrance's handle; undefined for the group's own entrance. */
export function entranceBlock(handle: string): string | undefined {
  return handle.startsWith('in:') ? handle.slice(3) : undefined;
}

/**
 * Turns documents into nodes and edges for the canvas. It remembers the last result and returns the same object for
 * everything that looks the same, so that a keystroke rerenders one group and not three hundred.
 */
export function createProjection(): (input: ProjectionInput) => { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  let nodesBefore = new Map<string, CanvasNode>();
  let edgesBefore = new Map<string, CanvasEdge>();
  return (input) => {
    const facts = gather(input);
    const nodes = [
      ...input.flow.events.map((event) => eventNode(event, facts)),
      ...input.flow.groups.map((group) => groupNode(group, facts)),
      ...(input.flow.notes ?? []).map(noteNode),
    ];
    const keptNodes = nodes.map((node) => keep(nodesBefore.get(node.id), node, sameNode));
    const edges = input.flow.edges.flatMap((edge) => canvasEdge(edge, facts) ?? []);
    const keptEdges = edges.map((edge) => keep(edgesBefore.get(edge.id), edge, sameEdge));
    nodesBefore = new Map(keptNodes.map((node) => [node.id, node]));
    edgesBefore = new Map(keptEdges.map((edge) => [edge.id, edge]));
    return { nodes: keptNodes, edges: keptEdges };
  };
}

interface Facts extends ProjectionInput {
  groupOfBlock: Map<string, string>;
  blocks: Map<string, Block>;
  wired: Set<string>;
  titles: Map<string, string>;
  /** Groups of which only the title is shown. */
  collapsed: ReadonlySet<string>;
  groupBadges: Map<string, Badge>;
  blockBadges: Map<string, Badge>;
}

function gather(input: ProjectionInput): Facts {
  const groupOfBlock = new Map<string, string>();
  const blocks = new Map<string, Block>();
  for (const group of input.flow.groups)
    for (const block of group.blocks) {
      groupOfBlock.set(block.id, group.id);
      blocks.set(block.id, block);
    }
  const groupBadges = new Map<string, Badge>();
  const blockBadges = new Map<string, Badge>();
  for (const problem of input.problems) {
    const blockId = problem.blockId ?? null;
    const groupId = problem.groupId ?? (blockId === null ? null : (groupOfBlock.get(blockId) ?? null));
    if (groupId !== null) count(groupBadges, groupId, problem.severity);
    if (blockId !== null) count(blockBadges, blockId, problem.severity);
  }
  const wired = new Set(input.flow.edges.map((edge) => sourceKey(edge.source)));
  const titles = new Map(input.flow.groups.map((group) => [group.id, group.title]));
  const collapsed = new Set(input.flow.groups.filter((group) => group.isCollapsed === true).map(({ id }) => id));
  return { ...input, groupOfBlock, blocks, wired, titles, collapsed, groupBadges, blockBadges };
}

function count(badges: Map<string, Badge>, id: string, severity: 'ERROR' | 'WARNING'): void {
  const badge = badges.get(id) ?? { errors: 0, warnings: 0 };
  if (severity === 'ERROR') badge.errors += 1;
  else badge.warnings += 1;
  badges.set(id, badge);
}

function groupNode(group: Group, facts: Facts): CanvasNode {
  const badges = new Map<string, Badge>();
  const wired = new Set<string>();
  const selected = new Set<string>();
  const jumpTitles = new Map<string, string>();
  for (const block of group.blocks) {
    const title = titleOf(block, facts);
    if (title !== undefined) jumpTitles.set(block.id, title);
    const badge = facts.blockBadges.get(block.id);
    if (badge !== undefined) badges.set(block.id, badge);
    if (facts.selectedBlockIds.has(block.id)) selected.add(block.id);
    for (const key of keysOf(block)) if (facts.wired.has(key)) wired.add(key);
  }
  const active = facts.trail?.activeBlockId ?? null;
  const data: GroupView = {
    group,
    locale: facts.locale,
    badge: facts.groupBadges.get(group.id) ?? { errors: 0, warnings: 0 },
    blockBadges: badges,
    wiredExits: wired,
    activeBlockId: active !== null && facts.groupOfBlock.get(active) === group.id ? active : null,
    selectedBlockIds: selected,
    isVisited: facts.trail?.visitedGroupIds.has(group.id) ?? false,
    jumpTitles,
  };
  return { id: group.id, type: 'flowGroup', position: group.position, data };
}

/** Where a jump leads, or which flow is run. */
function titleOf(block: Block, { names }: Facts): string | undefined {
  if (block.kind === 'callFlow') return names.get(block.options.flowId ?? '');
  if (block.kind !== 'jump' || block.options.loop !== undefined || block.options.target === null) return undefined;
  return names.get(block.options.target.groupId) ?? '';
}

function keysOf(block: Block): string[] {
  const ports = portsOf(block).map((port) => sourceKey({ kind: 'port', id: block.id, port }));
  return [sourceKey({ kind: 'block', id: block.id }), ...ports];
}

function eventNode(event: FlowEvent, facts: Facts): CanvasNode {
  const isVisited = event.kind === 'start' && (facts.trail?.visitedGroupIds.size ?? 0) > 0;
  return { id: event.id, type: 'flowEvent', position: event.position, data: { event, isVisited } };
}

function noteNode(note: FlowNote): CanvasNode {
  return { id: note.id, type: 'flowNote', position: note.position, data: { note } };
}

function canvasEdge(edge: Edge, facts: Facts): CanvasEdge | null {
  const source = edge.source.kind === 'event' ? edge.source.id : facts.groupOfBlock.get(edge.source.id);
  if (source === undefined) return null;
  const visited = facts.trail?.visitedGroupIds;
  const comesFromTrail = edge.source.kind === 'event' ? visited?.size !== 0 : visited?.has(source);
  return {
    id: edge.id,
    source,
    sourceHandle: facts.collapsed.has(source) ? COLLAPSED_EXIT : sourceKey(edge.source),
    target: edge.target.groupId,
    targetHandle: facts.collapsed.has(edge.target.groupId) ? entranceKey({}) : entranceKey(edge.target),
    ends: endsOf(edge, facts),
    isTrail: visited !== undefined && comesFromTrail === true && visited.has(edge.target.groupId),
  };
}

function endsOf({ source, target }: Edge, facts: Facts): EdgeEnds {
  const to = facts.titles.get(target.groupId) ?? '';
  if (source.kind === 'event') {
    const event = facts.flow.events.find(({ id }) => id === source.id);
    return { from: { event: event === undefined ? { kind: 'start' } : subjectOf(event) }, exit: null, to };
  }
  const title = facts.titles.get(facts.groupOfBlock.get(source.id) ?? '') ?? '';
  const block = source.kind === 'port' ? facts.blocks.get(source.id) : undefined;
  const exit =
    block === undefined || source.kind !== 'port'
      ? undefined
      : namedExits(block, facts.locale).find(({ port }) => port === source.port);
  return { from: { title }, exit: exit === undefined ? null : { role: exit.role, label: exit.label }, to };
}

function keep<T>(before: T | undefined, now: T, isSame: (a: T, b: T) => boolean): T {
  return before !== undefined && isSame(before, now) ? before : now;
}

function sameNode(a: CanvasNode, b: CanvasNode): boolean {
  if (a.position !== b.position) return false;
  if (a.type === 'flowNote' || b.type === 'flowNote')
    return a.type === 'flowNote' && b.type === 'flowNote' && a.data.note === b.data.note;
  if (a.type === 'flowEvent' || b.type === 'flowEvent') {
    return (
      a.type === 'flowEvent' &&
      b.type === 'flowEvent' &&
      a.data.event === b.data.event &&
      a.data.isVisited === b.data.isVisited
    );
  }
  const [x, y] = [a.data, b.data];
  return (
    x.group === y.group &&
    x.locale === y.locale &&
    x.activeBlockId === y.activeBlockId &&
    x.isVisited === y.isVisited &&
    sameBadge(x.badge, y.badge) &&
    sameSet(x.wiredExits, y.wiredExits) &&
    sameSet(x.selectedBlockIds, y.selectedBlockIds) &&
    [...x.jumpTitles].every(([id, title]) => y.jumpTitles.get(id) === title) &&
    x.blockBadges.size === y.blockBadges.size &&
    [...x.blockBadges].every(([id, badge]) => sameBadge(badge, y.blockBadges.get(id)))
  );
}

function sameEdge(a: CanvasEdge, b: CanvasEdge): boolean {
  return (
    a.source === b.source &&
    a.sourceHandle === b.sourceHandle &&
    a.target === b.target &&
    a.targetHandle === b.targetHandle &&
    JSON.stringify(a.ends) === JSON.stringify(b.ends) &&
    a.isTrail === b.isTrail
  );
}

function sameBadge(a: Badge, b: Badge | undefined): boolean {
  return a.errors === b?.errors && a.warnings === b.warnings;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((entry) => b.has(entry));
}
