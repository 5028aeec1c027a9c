import { describe, expect, test } from '@jest/globals';
import { clip, duplicate, paste } from '../../src/features/flow-editor/model/clipboard.js';
import { readClipping } from '../../src/features/flow-editor/model/clipping.js';
import { findBlock, freeTitle } from '../../src/features/flow-editor/model/document.js';
import { createEdgeDrawing } from '../../src/features/flow-editor/model/drawn-edges.js';
import { createEditorStore, onFlow, onVariables } from '../../src/features/flow-editor/model/editor-store.js';
import { rowExits, showsNextExit } from '../../src/features/flow-editor/model/exits.js';
import { namesOf } from '../../src/features/flow-editor/model/flows.js';
import { renameGroup } from '../../src/features/flow-editor/model/operations.js';
import { createProjection } from '../../src/features/flow-editor/model/projection.js';
import { searchFlows } from '../../src/features/flow-editor/model/search.js';
import { counter, sampleDocument } from './sample-flow.js';

const nothing = new Set<string>();
const title = (editor: ReturnType<typeof createEditorStore>): string | undefined =>
  editor.store.getState().flow.groups[0]?.title;
const rename = (to: string) => onFlow((flow) => renameGroup(flow, 'welcome', to));

describe('history', () => {
  test('Each change is one step of undo and redo', () => {
    const editor = createEditorStore(sampleDocument());
    editor.apply(rename('A'));
    editor.apply(rename('B'));
    editor.undo();
    expect(title(editor)).toBe('A');
    editor.undo();
    expect(title(editor)).toBe('Bienvenida');
    editor.undo();
    editor.redo();
    editor.redo();
    expect(title(editor)).toBe('B');
  });

  test('A change of all flows and of the variables is one step', () => {
    const { flow, variables } = sampleDocument();
    const other = { ...flow, id: 'other', name: 'Otro' };
    const editor = createEditorStore({ flow, flows: [flow, other], variables });
    const nameOf = () => editor.store.getState().flows.map(({ name }) => name);
    const before = nameOf();
    editor.changeAll(({ flows }) => ({ flows: flows.map((one) => ({ ...one, name: 'X' })), variables: [] }));
    expect(nameOf()).toEqual(['X', 'X']);
    expect(editor.store.getState()).toMatchObject({ flow: { id: flow.id, name: 'X' }, variables: [] });
    editor.undo();
    expect(nameOf()).toEqual(before);
    expect(editor.store.getState().variables).toEqual(variables);
  });

  test('Changes of one gesture are one step; after its end a new step starts', () => {
    const editor = createEditorStore(sampleDocument());
    for (const letter of ['A', 'AB', 'ABC']) editor.apply(rename(letter), 'title:welcome');
    editor.endGesture();
    editor.apply(rename('ABCD'), 'title:welcome');
    editor.undo();
    expect(title(editor)).toBe('ABC');
    editor.undo();
    expect(title(editor)).toBe('Bienvenida');
  });

  test('A change without effect is no step, and a change after an undo drops the redo', () => {
    const editor = createEditorStore(sampleDocument());
    editor.apply((document) => document);
    expect(editor.history.getState().pastStates).toHaveLength(0);
    editor.apply(rename('A'));
    editor.undo();
    editor.apply(rename('B'));
    editor.redo();
    expect(title(editor)).toBe('B');
  });

  test('Every undo and redo counts as a change, so that it is saved like any other', () => {
    const editor = createEditorStore(sampleDocument());
    editor.apply(onVariables((variables) => variables.slice(1)));
    editor.undo();
    expect(editor.store.getState().variables).toHaveLength(2);
    expect(editor.store.getState().changeCount).toBe(2);
    editor.undo();
    expect(editor.store.getState().changeCount).toBe(2);
  });

  test('A document from outside starts a new history', () => {
    const editor = createEditorStore(sampleDocument());
    editor.apply(rename('A'));
    const document = sampleDocument();
    editor.replace({ ...document, flows: [document.flow] });
    editor.undo();
    expect(title(editor)).toBe('Bienvenida');
  });
});

/** The sample with a collapsed group, and a comment above it on the left. */
function withNote(document: ReturnType<typeof sampleDocument>) {
  const groups = document.flow.groups.map((group) =>
    group.id === 'booking' ? { ...group, isCollapsed: true } : group,
  );
  const { x, y } = groups.find(({ id }) => id === 'booking')?.position ?? { x: 0, y: 0 };
  const note = { text: 'Ojo', color: 'BLUE' as const, position: { x: x - 64, y: y - 48 }, width: 240, height: 128 };
  return { ...document, flow: { ...document.flow, groups, notes: [{ id: 'note', ...note }] } };
}

describe('clipboard', () => {
  test('A pasted group has new ids throughout, keeps its inner edges and brings its variables', () => {
    const source = sampleDocument();
    const clipping = clip(source, { groupIds: new Set(['welcome', 'booking', 'prices']), blockIds: nothing });
    if (clipping === null) throw new Error('nothing was clipped');
    const empty = { flow: { ...source.flow, groups: [], edges: [] }, variables: [] };
    const { document, groupIds, count } = paste(empty, clipping, { at: { x: 1000, y: 0 }, newId: counter() });
    expect(count).toEqual({ blocks: 5, notes: 0 });
    expect(groupIds).toHaveLength(3);
    expect(document.flow.groups[0]?.position).toEqual({ x: 1000, y: 0 });
    expect(document.flow.edges).toHaveLength(2);
    for (const edge of document.flow.edges) expect(groupIds).toContain(edge.target.groupId);
    expect(document.variables.map((variable) => variable.name)).toEqual(['nombre', 'correo']);
    expect(findBlock(document.flow, 'hi')).toBeNull();
    const jump = document.flow.groups.flatMap((group) => group.blocks).find((block) => block.kind === 'jump');
    expect(groupIds).toContain(jump?.kind === 'jump' ? jump.options.target?.groupId : null);
  });

  test('Blocks selected alone are pasted in a group of their own, and a jump to a missing place is cleared', () => {
    const source = sampleDocument();
    const clipping = clip(source, { groupIds: nothing, blockIds: new Set(['back']) });
    if (clipping === null) throw new Error('nothing was clipped');
    expect(clipping.groups).toHaveLength(1);
    const other = { flow: { ...source.flow, groups: [], edges: [] }, variables: [] };
    const [group] = paste(other, clipping, { at: { x: 0, y: 0 }, newId: counter() }).document.flow.groups;
    expect(group?.blocks[0]?.options).toEqual({ target: null });
  });

  test('Selected comments are copied with the cards around them, at the same distance and with ids of their own', () => {
    const source = withNote(sampleDocument());
    const clipping = clip(source, { groupIds: new Set(['booking', 'note']), blockIds: nothing });
    if (clipping === null) throw new Error('nothing was clipped');
    const read = readClipping(JSON.stringify(clipping));
    expect(read).toEqual(clipping);
    const empty = { flow: { ...source.flow, groups: [], edges: [], notes: [] }, variables: [] };
    const { document, groupIds, count } = paste(empty, clipping, { at: { x: 0, y: 0 }, newId: counter() });
    expect(count).toEqual({ blocks: clipping.groups[0]?.blocks.length, notes: 1 });
    const [group, note] = [document.flow.groups[0], document.flow.notes?.[0]];
    expect(groupIds).toEqual([group?.id, note?.id]);
    expect(note).toEqual({ ...clipping.notes[0], id: note?.id, position: { x: 0, y: 0 } });
    expect(group?.position).toEqual({ x: 64, y: 48 });
    expect(group?.isCollapsed).toBe(true);
    expect(note?.id).not.toBe('note');
  });

  test('A comment alone can be copied and duplicated; a flow with the most comments takes no more', () => {
    const source = withNote(sampleDocument());
    const selection = { groupIds: new Set(['note']), blockIds: nothing };
    expect(readClipping(JSON.stringify(clip(source, selection)))?.notes).toHaveLength(1);
    expect(duplicate(source, selection, counter())?.document.flow.notes).toHaveLength(2);
    const note = source.flow.notes?.[0];
    if (note === undefined) throw new Error('no comment');
    const full = { ...source.flow, notes: Array.from({ length: 200 }, (_, at) => ({ ...note, id: `n${at}` })) };
    const clipping = clip(source, selection);
    if (clipping === null) throw new Error('nothing was clipped');
    const pasted = paste({ ...source, flow: full }, clipping, { at: { x: 0, y: 0 }, newId: counter() });
    expect([pasted.document.flow.notes?.length, pasted.groupIds, pasted.count.notes]).toEqual([200, [], 0]);
  });

  test('A clipping of an older page, without comments, can be pasted', () => {
    const { notes: _, ...older } = clip(sampleDocument(), { groupIds: new Set(['booking']), blockIds: nothing }) ?? {};
    expect(readClipping(JSON.stringify(older))?.notes).toEqual([]);
  });

  test('A duplicate is placed beside the original with its own title', () => {
    const source = sampleDocument();
    const copied = duplicate(source, { groupIds: new Set(['booking']), blockIds: nothing }, counter());
    expect(copied?.document.flow.groups.at(-1)).toMatchObject({ title: 'Cita 2', position: { x: 512, y: 32 } });
    expect(freeTitle(source.flow, 'Otro')).toBe('Otro');
    expect(duplicate(source, { groupIds: nothing, blockIds: nothing }, counter())).toBeNull();
  });
});

describe('the projection of a flow', () => {
  const { flow } = sampleDocument();
  const base = {
    flow,
    locale: 'es' as const,
    problems: [],
    trail: null,
    selectedBlockIds: nothing,
    names: namesOf([flow]),
  };

  test('Badges count the problems of a group and of each block', () => {
    const problems = [
      { severity: 'ERROR' as const, groupId: 'booking', blockId: 'mail' },
      { severity: 'WARNING' as const, groupId: null, blockId: 'mail' },
      { severity: 'WARNING' as const, groupId: 'prices', blockId: null },
    ];
    const { nodes } = createProjection()({ ...base, problems });
    const booking = nodes.find((node) => node.id === 'booking');
    expect(booking?.type === 'flowGroup' && booking.data.badge).toEqual({ errors: 1, warnings: 1 });
    expect(booking?.type === 'flowGroup' && booking.data.blockBadges.get('mail')).toEqual({ errors: 1, warnings: 1 });
    const prices = nodes.find((node) => node.id === 'prices');
    expect(prices?.type === 'flowGroup' && prices.data.badge).toEqual({ errors: 0, warnings: 1 });
  });

  test('A change replaces only the objects that it affects', () => {
    const project = createProjection();
    const before = project(base);
    const after = project({ ...base, flow: renameGroup(flow, 'booking', 'Agenda') });
    expect(after.nodes.filter((node, index) => node !== before.nodes[index]).map((node) => node.id)).toEqual([
      'booking',
    ]);
    expect(after.edges.filter((edge, index) => edge !== before.edges[index]).map((edge) => edge.id)).toEqual(['e2']);
  });

  test('The label of an edge has its group, its exit and its target group', () => {
    const { edges } = createProjection()(base);
    expect(edges.map(({ ends }) => ends)).toEqual([
      { from: { event: { kind: 'start' } }, exit: null, to: 'Bienvenida' },
      { from: { title: 'Bienvenida' }, exit: { role: 'item', label: 'Cita' }, to: 'Cita' },
      { from: { title: 'Bienvenida' }, exit: { role: 'item', label: 'Precios' }, to: 'Precios' },
    ]);
  });

  test('An edge is rendered again only when its look or its label changes', () => {
    const { edges } = createProjection()(base);
    const draw = createEdgeDrawing((look) => ({ ...look }));
    const looks = { edges, pickedEdges: nothing, pickedGroups: nothing, nameOf: ({ id }: { id: string }) => id };
    const before = draw(looks);
    const after = draw({ ...looks, pickedEdges: new Set(['e3']), pickedGroups: new Set(['start']) });
    expect(after.filter((drawn, index) => drawn !== before[index]).map(({ edge }) => edge.id)).toEqual(['e1', 'e3']);
    expect(after.map(({ isStrong, isPicked }) => [isStrong, isPicked])).toEqual([
      [true, false],
      [false, false],
      [true, true],
    ]);
    expect(draw(looks).map(({ isStrong }) => isStrong)).toEqual([false, false, false]);
  });

  test('The path of a simulation is marked, and its current block is active', () => {
    const trail = { activeBlockId: 'mail', visitedGroupIds: new Set(['welcome', 'booking']) };
    const { nodes, edges } = createProjection()({ ...base, trail });
    expect(edges.filter((edge) => edge.isTrail).map((edge) => edge.id)).toEqual(['e1', 'e2']);
    const booking = nodes.find((node) => node.id === 'booking');
    expect(booking?.type === 'flowGroup' && booking.data.activeBlockId).toBe('mail');
  });

  test('A choice has an exit for each item, and the last block has one for continuing', () => {
    const menu = findBlock(flow, 'menu')?.block;
    const jump = findBlock(flow, 'back')?.block;
    if (menu === undefined || jump === undefined) throw new Error('sample changed');
    expect(rowExits(menu, 'es').map((exit) => exit.label)).toEqual(['Cita', 'Precios']);
    expect(showsNextExit(flow, menu, true)).toBe(true);
    expect(showsNextExit(flow, menu, false)).toBe(false);
    expect(showsNextExit(flow, jump, true)).toBe(false);
  });
});

describe('searching', () => {
  test('Search ignores accents and case, and skips codes and ids', () => {
    const { flow } = sampleDocument();
    expect(searchFlows([flow], 'que NECESITAS').map((hit) => hit.blockId)).toEqual(['menu']);
    expect(searchFlows([flow], 'precios').map((hit) => [hit.groupId, hit.blockId])).toEqual([
      ['welcome', 'menu'],
      ['prices', null],
    ]);
    expect(searchFlows([flow], 'menu-')).toEqual([]);
    expect(searchFlows([flow], '  ')).toEqual([]);
  });
});
