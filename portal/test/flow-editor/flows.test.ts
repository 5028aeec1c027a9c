import { newFlow, parseFlow, type Block, type Flow } from '@tertulia/flow-engine';
import { describe, expect, test } from '@jest/globals';
import { createEditorStore, onFlow } from '../../src/features/flow-editor/model/editor-store.js';
import { copyOfFlow, flowWith, freeFlowName, namesOf, whyKept } from '../../src/features/flow-editor/model/flows.js';
import { deleteSelection, renameGroup } from '../../src/features/flow-editor/model/operations.js';
import { createProjection } from '../../src/features/flow-editor/model/projection.js';
import { searchFlows } from '../../src/features/flow-editor/model/search.js';
import { counter, sampleDocument } from './sample-flow.js';

const nothing = new Set<string>();
const help = (): Flow => newFlow({ id: 'help', name: 'Ayuda', locale: 'es' });

/** The sample with a block that runs another flow, and one that goes to it. */
function twoFlows() {
  const { flow, variables } = sampleDocument();
  const [first, ...rest] = flow.groups;
  if (first === undefined) throw new Error('sample changed');
  const blocks: Block[] = [
    { id: 'run', kind: 'callFlow', options: { flowId: 'help', inputs: [], outputs: [] } },
    { id: 'go', kind: 'jump', options: { target: { groupId: 'help-begin' } } },
  ];
  const main: Flow = { ...flow, groups: [{ ...first, blocks: [...blocks, ...first.blocks] }, ...rest] };
  return { flow: main, variables, flows: [main, help()] };
}

describe('several flows', () => {
  test('Undo opens the flow in which the step was made, and opening a flow is no step', () => {
    const editor = createEditorStore(twoFlows());
    const state = () => editor.store.getState();
    editor.apply(onFlow((flow) => renameGroup(flow, 'welcome', 'Hola')));
    editor.open('help');
    editor.apply(onFlow((flow) => renameGroup(flow, 'help-begin', 'Dudas')));
    editor.open('main');
    editor.undo();
    expect([state().flow.id, state().flow.groups[0]?.title]).toEqual(['help', 'Comienzo']);
    editor.undo();
    expect(state().flow.groups[0]?.title).toBe('Bienvenida');
    expect(state().flows.map(({ id }) => id)).toEqual([state().flow.id, 'help']);
    editor.redo();
    editor.redo();
    expect(state().flows.map(({ groups }) => groups[0]?.title)).toEqual(['Hola', 'Dudas']);
  });

  test('Adding and deleting a flow are steps', () => {
    const editor = createEditorStore(twoFlows());
    const ids = () => editor.store.getState().flows.map(({ id }) => id);
    editor.changeFlows((flows) => [...flows, newFlow({ id: 'new', name: 'Nuevo', locale: 'es' })], 'new');
    expect(editor.store.getState().flow.id).toBe('new');
    editor.changeFlows((flows) => flows.filter(({ id }) => id !== 'new'), 'new');
    expect([ids().length, editor.store.getState().flow.id]).toEqual([2, ids()[0]]);
    editor.undo();
    expect([ids().at(-1), editor.store.getState().flow.id]).toEqual(['new', 'new']);
    editor.undo();
    expect(ids()).toHaveLength(2);
  });

  test('The main flow and flows that others lead to are kept', () => {
    const { flows } = twoFlows();
    expect(whyKept(flows, flows[0]?.id ?? '')).toBe('main');
    expect(whyKept(flows, 'help')).toBe('used');
    expect(whyKept([sampleDocument().flow, help()], 'help')).toBeNull();
  });

  test('A copy has ids of its own and leads where the original leads', () => {
    const { flow } = twoFlows();
    const note = { text: 'Ojo', color: 'BLUE' as const, position: { x: 0, y: 0 }, width: 240, height: 128 };
    const noted = { ...flow, notes: [{ id: 'note', ...note }] };
    const copy = copyOfFlow(noted, 'Copia', counter());
    expect(copy.notes).toEqual([{ ...note, id: copy.notes?.[0]?.id }]);
    expect(parseFlow(copy)).toMatchObject({ ok: true, flow: { name: 'Copia' } });
    const idsOf = (one: Flow) => [
      one.id,
      ...one.events.map(({ id }) => id),
      ...one.groups.flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)]),
      ...one.edges.map(({ id }) => id),
      ...(one.notes ?? []).map(({ id }) => id),
    ];
    expect(idsOf(copy).filter((id) => idsOf(noted).includes(id))).toEqual([]);
    const jumps = copy.groups.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'jump'));
    const groupIds = new Set(copy.groups.map(({ id }) => id));
    const targets = jumps.map(({ options }) => ('target' in options ? (options.target?.groupId ?? '') : ''));
    expect(targets.map((id) => id === 'help-begin' || groupIds.has(id))).toEqual(jumps.map(() => true));
    for (const { target } of copy.edges) expect(groupIds.has(target.groupId)).toBe(true);
  });

  test('Names of flows are free, and places and texts are found in all flows', () => {
    const { flows } = twoFlows();
    expect(freeFlowName(flows, 'Ayuda')).toBe('Ayuda 2');
    expect(flowWith(flows, { groupId: null, blockId: 'help-return' })?.id).toBe('help');
    expect(searchFlows(flows, 'comienzo').map(({ flowName, groupTitle }) => [flowName, groupTitle])).toEqual([
      ['Ayuda', 'Comienzo'],
    ]);
  });

  test('A row says which flow it runs and to which group of another flow it goes, and deleting a group keeps such a jump', () => {
    const { flow, flows } = twoFlows();
    const input = {
      locale: 'es' as const,
      problems: [],
      trail: null,
      selectedBlockIds: nothing,
      names: namesOf(flows),
    };
    const [node] = createProjection()({ ...input, flow }).nodes.filter(({ type }) => type === 'flowGroup');
    expect(node?.type === 'flowGroup' && [...node.data.jumpTitles]).toEqual([
      ['run', 'Ayuda'],
      ['go', 'Comienzo'],
    ]);
    const without = deleteSelection(flow, { groupIds: new Set(['prices']), blockIds: nothing });
    expect(JSON.stringify(without.groups[0]?.blocks[1])).toContain('help-begin');
  });
});
