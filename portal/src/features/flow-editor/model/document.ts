import type { Block, Edge, EdgeSource, EdgeTarget, Flow, Group, Position, Variable } from '@tertulia/flow-engine';

/** The unit of edit and undo: a flow with the variables that its blocks name. Never mutated. */
export interface FlowDocument {
  flow: Flow;
  variables: Variable[];
}

/** Returns a new id at each call; injected so that operations are repeatable in tests. */
export type NewId = () => string;

/** A block with its group and its index in it. */
export interface BlockPlace {
  group: Group;
  block: Block;
  index: number;
}

/** Finds a block by id anywhere in the flow. */
export function findBlock(flow: Flow, blockId: string): BlockPlace | null {
  for (const group of flow.groups) {
    const index = group.blocks.findIndex((block) => block.id === blockId);
    const block = group.blocks[index];
    if (block !== undefined) return { group, block, index };
  }
  return null;
}

/** A string key for an exit: two sources with the same key are the same exit. Ids never contain a bar. */
export function sourceKey(source: EdgeSource): string {
  return source.kind === 'port' ? `port|${source.id}|${source.port}` : `${source.kind}|${source.id}`;
}

/** Parses a key of `sourceKey`; null for anything else. */
export function parseSourceKey(key: string): EdgeSource | null {
  const [kind, id, ...rest] = key.split('|');
  if (id === undefined || id === '') return null;
  if (kind === 'event' || kind === 'block') return { kind, id };
  return kind === 'port' && rest.length > 0 ? { kind, id, port: rest.join('|') } : null;
}

/** The edge that leaves by this exit, if there is one. */
export function edgeFrom(flow: Flow, source: EdgeSource): Edge | null {
  const key = sourceKey(source);
  return flow.edges.find((edge) => sourceKey(edge.source) === key) ?? null;
}

/** True if the target's group exists and, if it names a block, the block is in that group. */
export function targetExists(flow: Flow, target: EdgeTarget): boolean {
  const group = flow.groups.find((candidate) => candidate.id === target.groupId);
  if (group === undefined) return false;
  return target.blockId === undefined || group.blocks.some((block) => block.id === target.blockId);
}

/** A free title: the wanted one, or the wanted one with the next number. */
export function freeTitle(flow: Flow, wanted: string): string {
  const taken = new Set(flow.groups.map((group) => group.title));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const title = `${wanted} ${number}`;
    if (!taken.has(title)) return title;
  }
}

/** Rounded to the 16 px grid of the canvas. */
export function snapped(position: Position): Position {
  return { x: Math.round(position.x / 16) * 16, y: Math.round(position.y / 16) * 16 };
}
