import type { Block, Edge, Flow, FlowNote, Group, Position, Variable } from '@tertulia/flow-engine';
import { findBlock, freeTitle, targetExists, type FlowDocument, type NewId } from './document.js';
import { addNote } from './notes.js';
import type { Selection } from './operations.js';

/** The clipboard format, also between bots: groups, the edges among them, the variables they name, and comments. */
export interface Clipping {
  tertulia: 'flow-clipping';
  version: 1;
  /** The bot that it was copied from. */
  botId?: string | undefined;
  groups: Group[];
  edges: Edge[];
  variables: Variable[];
  notes: FlowNote[];
}

/** A document with something pasted into it. */
export interface Pasted {
  document: FlowDocument;
  /** The new groups and comments. */
  groupIds: string[];
  count: Count;
}

/** How much a clipping has. */
export interface Count {
  blocks: number;
  notes: number;
}

/** What is in a clipping, for saying it. */
export function countOf({ groups, notes }: Pick<Clipping, 'groups' | 'notes'>): Count {
  return { blocks: groups.reduce((count, group) => count + group.blocks.length, 0), notes: notes.length };
}

/** Copies selected groups and comments, and for blocks selected alone a group with just them. Null if nothing is selected. */
export function clip(document: FlowDocument, selection: Selection): Clipping | null {
  const groups = document.flow.groups.flatMap((group) => {
    if (selection.groupIds.has(group.id)) return [group];
    const blocks = group.blocks.filter((block) => selection.blockIds.has(block.id));
    return blocks.length === 0 ? [] : [{ ...group, blocks }];
  });
  const notes = (document.flow.notes ?? []).filter(({ id }) => selection.groupIds.has(id));
  if (groups.length + notes.length === 0) return null;
  const part: Flow = { ...document.flow, events: [], groups, edges: [] };
  const edges = document.flow.edges.filter(
    (edge) =>
      edge.source.kind !== 'event' && findBlock(part, edge.source.id) !== null && targetExists(part, edge.target),
  );
  return { tertulia: 'flow-clipping', version: 1, groups, edges, variables: variablesOf(document, groups), notes };
}

/**
 * Inserts a clipping into a document with new ids, its upper left corner at `at`; missing variables are added by name.
 */
export function paste(document: FlowDocument, clipping: Clipping, options: { at: Position; newId: NewId }): Pasted {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? options.newId();
    ids.set(id, known);
    return known;
  };
  const corner = cornerOf(clipping);
  const moved = ({ x, y }: Position): Position => ({ x: options.at.x + x - corner.x, y: options.at.y + y - corner.y });
  let flow = document.flow;
  for (const group of clipping.groups) {
    const copy: Group = {
      ...group,
      id: renamed(group.id),
      title: freeTitle(flow, group.title),
      position: moved(group.position),
      blocks: group.blocks.map((block) => ({ ...block, id: renamed(block.id) })),
    };
    flow = { ...flow, groups: [...flow.groups, copy] };
  }
  const groupIds = clipping.groups.map((group) => renamed(group.id));
  const edges = clipping.edges.map((edge) => renamedEdge(edge, renamed));
  flow = withRenamedJumps({ ...flow, edges: [...flow.edges, ...edges] }, new Set(groupIds), ids);
  const notesBefore = flow.notes?.length ?? 0;
  for (const note of clipping.notes)
    flow = addNote(flow, { ...note, id: renamed(note.id), position: moved(note.position) });
  const notes = (flow.notes ?? []).slice(notesBefore);
  const known = new Set(document.variables.map((variable) => variable.name));
  const variables = [...document.variables, ...clipping.variables.filter((variable) => !known.has(variable.name))];
  return {
    document: { flow, variables },
    groupIds: [...groupIds, ...notes.map(({ id }) => id)],
    count: countOf({ groups: clipping.groups, notes }),
  };
}

/** The upper left corner of everything in a clipping. */
function cornerOf({ groups, notes }: Clipping): Position {
  const places = [...groups, ...notes].map(({ position }) => position);
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}

/** Copies the selection beside itself. */
export function duplicate(document: FlowDocument, selection: Selection, newId: NewId): Pasted | null {
  const clipping = clip(document, selection);
  if (clipping === null) return null;
  const { x, y } = cornerOf(clipping);
  return paste(document, clipping, { at: { x: x + 32, y: y + 32 }, newId });
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
    return { ...block, options: { ...block.options, target: targetExists(flow, target) ? target : null } };
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
