import type { Block, Edge, Flow, Group, Position, Variable } from '@tertulia/flow-engine';
import { findBlock, freeTitle, targetExists, type FlowDocument, type NewId } from './document.js';
import type { Selection } from './operations.js';

/** The clipboard format, also between bots: groups, the edges among them, and the variables they name. */
export interface Clipping {
  tertulia: 'flow-clipping';
  version: 1;
  /** The bot that it was copied from. */
  botId?: string | undefined;
  groups: Group[];
  edges: Edge[];
  variables: Variable[];
}

/** Copies selected groups, and for blocks selected alone a group with just them. Null if nothing is selected. */
export function clip(document: FlowDocument, selection: Selection): Clipping | null {
  const groups = document.flow.groups.flatMap((group) => {
    if (selection.groupIds.has(group.id)) return [group];
    const blocks = group.blocks.filter((block) => selection.blockIds.has(block.id));
    return blocks.length === 0 ? [] : [{ ...group, blocks }];
  });
  if (groups.length === 0) return null;
  const part: Flow = { ...document.flow, events: [], groups, edges: [] };
  const edges = document.flow.edges.filter(
    (edge) =>
      edge.source.kind !== 'event' && findBlock(part, edge.source.id) !== null && targetExists(part, edge.target),
  );
  return { tertulia: 'flow-clipping', version: 1, groups, edges, variables: variablesOf(document, groups) };
}

/**
 * Inserts a clipping into a document with new ids, its upper left corner at `at`; missing variables are added by name.
 */
export function paste(
  document: FlowDocument,
  clipping: Clipping,
  options: { at: Position; newId: NewId },
): { document: FlowDocument; groupIds: string[]; blockCount: number } {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? options.newId();
    ids.set(id, known);
    return known;
  };
  const left = Math.min(...clipping.groups.map((group) => group.position.x));
  const top = Math.min(...clipping.groups.map((group) => group.position.y));
  let flow = document.flow;
  for (const group of clipping.groups) {
    const copy: Group = {
      id: renamed(group.id),
      title: freeTitle(flow, group.title),
      position: { x: options.at.x + group.position.x - left, y: options.at.y + group.position.y - top },
      blocks: group.blocks.map((block) => ({ ...block, id: renamed(block.id) })),
    };
    flow = { ...flow, groups: [...flow.groups, copy] };
  }
  const groupIds = clipping.groups.map((group) => renamed(group.id));
  const edges = clipping.edges.map((edge) => renamedEdge(edge, renamed));
  flow = withRenamedJumps({ ...flow, edges: [...flow.edges, ...edges] }, new Set(groupIds), ids);
  const known = new Set(document.variables.map((variable) => variable.name));
  const variables = [...document.variables, ...clipping.variables.filter((variable) => !known.has(variable.name))];
  const blockCount = clipping.groups.reduce((count, group) => count + group.blocks.length, 0);
  return { document: { flow, variables }, groupIds, blockCount };
}

/** Copies the selection beside itself. */
export function duplicate(
  document: FlowDocument,
  selection: Selection,
  newId: NewId,
): { document: FlowDocument; groupIds: string[]; blockCount: number } | null {
  const clipping = clip(document, selection);
  const first = clipping?.groups[0];
  if (clipping === null || first === undefined) return null;
  const at = {
    x: Math.min(...clipping.groups.map((group) => group.position.x)) + 32,
    y: Math.min(...clipping.groups.map((group) => group.position.y)) + 32,
  };
  return paste(document, clipping, { at, newId });
}

function renamedEdge(edge: Edge, renamed: (id: string) => string): Edge {
  const target = { groupId: renamed(edge.target.groupId) };
  return {
    id: renamed(edge.id),
    source: { ...edge.source, id: renamed(edge.source.id) },
    target: edge.target.blockId === undefined ? target : { ...target, blockId: renamed(edge.target.blockId) },
  };
}

/** A jump inside the clipping follows its copy; one to elsewhere stays if the place exists here, and is cleared if not. */
function withRenamedJumps(flow: Flow, groupIds: ReadonlySet<string>, ids: ReadonlyMap<string, string>): Flow {
  const rewired = (block: Block): Block => {
    if (block.kind !== 'jump' || block.options.target === null) return block;
    const { groupId, blockId } = block.options.target;
    const target = {
      groupId: ids.get(groupId) ?? groupId,
      ...(blockId === undefined ? {} : { blockId: ids.get(blockId) ?? blockId }),
    };
    return { ...block, options: { target: targetExists(flow, target) ? target : null } };
  };
  const groups = flow.groups.map((group) =>
    groupIds.has(group.id) ? { ...group, blocks: group.blocks.map(rewired) } : group,
  );
  return { ...flow, groups };
}

function variablesOf(document: FlowDocument, groups: Group[]): Variable[] {
  const text = JSON.stringify(groups);
  return document.variables.filter((variable) => new RegExp(`\\b${escaped(variable.name)}\\b`, 'u').test(text));
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
