import type { Block, EdgeSource, EdgeTarget, Flow, FlowEvent, Group, Locale } from '@tertulia/flow-engine';
import { edgeFrom, findBlock } from './document.js';
import { namedExits, showsNextExit, type Exit } from './exits.js';

/** An exit as listed in the outline, with its target. */
export interface OutlineExit {
  exit: Exit;
  source: EdgeSource;
  edgeId: string | null;
  target: EdgeTarget | null;
}

export interface OutlineBlock {
  block: Block;
  exits: OutlineExit[];
}

export interface OutlineGroup {
  group: Group;
  blocks: OutlineBlock[];
}

/** The flow as a tree: events and groups, their blocks, the blocks' exits. */
export interface Outline {
  events: { event: FlowEvent; exit: OutlineExit }[];
  groups: OutlineGroup[];
}

/** The outline of a flow. Groups are in the order in which a visitor can reach them, unreached ones last. */
export function outlineOf(flow: Flow, locale: Locale): Outline {
  return {
    events: flow.events.map((event) => ({
      event,
      exit: outlineExit(flow, { kind: 'event', id: event.id }, { port: null, role: 'next', label: '', detail: '' }),
    })),
    groups: inReadingOrder(flow).map((group) => ({
      group,
      blocks: group.blocks.map((block, index) => ({
        block,
        exits: exitsOf(flow, block, { locale, isLast: index === group.blocks.length - 1 }),
      })),
    })),
  };
}

/** The exits of one block, with their targets. */
export function exitsOfBlock(flow: Flow, blockId: string, locale: Locale): OutlineExit[] {
  const place = findBlock(flow, blockId);
  if (place === null) return [];
  return exitsOf(flow, place.block, { locale, isLast: place.index === place.group.blocks.length - 1 });
}

/** Every possible target of an exit: groups, and inside them the blocks after the first. */
export function targetsOf(flow: Flow): { target: EdgeTarget; group: Group; block: Block | null }[] {
  return inReadingOrder(flow).flatMap((group) => [
    { target: { groupId: group.id }, group, block: null },
    ...group.blocks.slice(1).map((block) => ({ target: { groupId: group.id, blockId: block.id }, group, block })),
  ]);
}

function exitsOf(flow: Flow, block: Block, place: { locale: Locale; isLast: boolean }): OutlineExit[] {
  const named = namedExits(block, place.locale).map((exit) =>
    outlineExit(flow, { kind: 'port', id: block.id, port: exit.port ?? '' }, exit),
  );
  if (!showsNextExit(flow, block, place.isLast)) return named;
  const next: Exit = { port: null, role: 'next', label: '', detail: '' };
  return [...named, outlineExit(flow, { kind: 'block', id: block.id }, next)];
}

function outlineExit(flow: Flow, source: EdgeSource, exit: Exit): OutlineExit {
  const edge = edgeFrom(flow, source);
  return { exit, source, edgeId: edge?.id ?? null, target: edge?.target ?? null };
}

/** Groups in the order in which a visitor can reach them, unreached ones last. */
export function inReadingOrder(flow: Flow): Group[] {
  const byId = new Map(flow.groups.map((group) => [group.id, group]));
  const groupOfBlock = new Map(flow.groups.flatMap((group) => group.blocks.map((block) => [block.id, group.id])));
  const followers = new Map<string, string[]>();
  const starts: string[] = [];
  for (const { source, target } of flow.edges) {
    if (source.kind === 'event') starts.push(target.groupId);
    else {
      const from = groupOfBlock.get(source.id);
      if (from !== undefined) followers.set(from, [...(followers.get(from) ?? []), target.groupId]);
    }
  }
  const reached = new Set<string>();
  const open = starts.toReversed();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(followers.get(id) ?? []).toReversed());
  }
  const ordered = [...reached].flatMap((id) => byId.get(id) ?? []);
  return [...ordered, ...flow.groups.filter((group) => !reached.has(group.id))];
}
