import { describe, expect, test } from '@jest/globals';
import type { Flow, FlowNote } from '@tertulia/flow-engine';
import fc from 'fast-check';
import { aligned, rectsOf } from '../../src/features/flow-editor/model/align.js';
import { cardSize } from '../../src/features/flow-editor/model/card-size.js';
import { createEditorStore, onFlow } from '../../src/features/flow-editor/model/editor-store.js';
import { namesOf } from '../../src/features/flow-editor/model/flows.js';
import { moved, nextNode, rectOf, standing } from '../../src/features/flow-editor/model/movement.js';
import { addNote, changeNote, removeNotes } from '../../src/features/flow-editor/model/notes.js';
import { collapseGroups, moveNodes } from '../../src/features/flow-editor/model/operations.js';
import { COLLAPSED_EXIT, createProjection } from '../../src/features/flow-editor/model/projection.js';
import { around, snapToCards } from '../../src/features/flow-editor/model/snap-lines.js';
import { sampleDocument } from './sample-flow.js';

const { flow, variables } = sampleDocument();
const collapsed = (...ids: string[]): Flow => collapseGroups(flow, new Set(ids), true);
const note = (id: string, more: Partial<FlowNote> = {}): FlowNote => {
  return { id, text: '', color: 'YELLOW', position: { x: 10, y: 20 }, width: 240, height: 128, ...more };
};

function drawn(of: Flow) {
  const input = { locale: 'es' as const, problems: [], trail: null, selectedBlockIds: new Set<string>() };
  return createProjection()({ ...input, flow: of, names: namesOf([of]) });
}

describe('collapsed groups', () => {
  test('Their edges join the card, and the flow itself is the same', () => {
    const { edges } = drawn(collapsed('welcome'));
    const ofWelcome = edges.filter(({ source }) => source === 'welcome');
    expect(ofWelcome.length).toBeGreaterThan(1);
    expect(new Set(ofWelcome.map(({ sourceHandle }) => sourceHandle))).toEqual(new Set([COLLAPSED_EXIT]));
    expect(edges.filter(({ target }) => target === 'welcome').every(({ targetHandle }) => targetHandle === 'in')).toBe(
      true,
    );
    expect(collapsed('welcome').edges).toBe(flow.edges);
  });

  test('The card is as high as its title, and arrow keys pass its blocks by', () => {
    const group = collapsed('welcome').groups.find(({ id }) => id === 'welcome');
    expect(cardSize(group!).height).toBeLessThan(cardSize(flow.groups.find(({ id }) => id === 'welcome')!).height);
    expect(standing(collapsed('welcome'), { nodeId: 'welcome', blockId: 'menu' })).toEqual({
      nodeId: 'welcome',
      blockId: null,
    });
    expect(moved(collapsed('welcome'), { nodeId: 'welcome', blockId: null }, 'down').nodeId).not.toBe('welcome');
  });

  test('Opening them again leaves the flow as it was, and nothing to collapse is no change', () => {
    expect(collapseGroups(collapsed('welcome'), new Set(['welcome']), false)).toEqual(flow);
    expect(collapseGroups(flow, new Set(['nobody']), true)).toBe(flow);
  });
});

describe('comments', () => {
  const noted = addNote(flow, note('n'));

  test('They are drawn, moved, reached by keys, and the last one leaves nothing behind', () => {
    expect(drawn(noted).nodes.find(({ id }) => id === 'n')?.type).toBe('flowNote');
    const shifted = moveNodes(noted, new Map([['n', { x: 90, y: 90 }]]));
    expect(rectOf(shifted, { nodeId: 'n', blockId: null })).toEqual({ x: 90, y: 90, width: 240, height: 128 });
    const all = new Set<string>();
    for (let at = { nodeId: 'start', blockId: null as string | null }; !all.has(at.nodeId); at = nextNode(noted, at, 1))
      all.add(at.nodeId);
    expect(all.has('n')).toBe(true);
    expect(removeNotes(noted, new Set(['n']))).toEqual(flow);
    expect(removeNotes(noted, new Set(['other']))).toBe(noted);
  });

  test('Typing in one is one step of undo, and an unknown one changes nothing', () => {
    const editor = createEditorStore({ flow: noted, variables });
    for (const text of ['H', 'Ho', 'Hol'])
      editor.apply(
        onFlow((one) => changeNote(one, 'n', { text })),
        'n.text',
      );
    expect(editor.store.getState().flow.notes?.[0]?.text).toBe('Hol');
    editor.undo();
    expect(editor.store.getState().flow.notes?.[0]?.text).toBe('');
    expect(changeNote(noted, 'other', { text: 'x' })).toBe(noted);
  });

  test('A flow takes two hundred of them, and each no more text than can be saved', () => {
    const full = Array.from({ length: 200 }, (_, at) => note(`n${at}`)).reduce(addNote, flow);
    expect(addNote(full, note('one more'))).toBe(full);
    expect(changeNote(noted, 'n', { text: 'x'.repeat(5_000) }).notes?.[0]?.text).toHaveLength(4_096);
  });
});

describe('putting cards in line', () => {
  const all = new Set(flow.groups.map(({ id }) => id));

  test.each(['left', 'top', 'center'] as const)('After aligning %s, the selected ones are level', (alignment) => {
    const rects = rectsOf(moveNodes(flow, aligned(flow, all, alignment)));
    const levels = [...all].map((id) => {
      const { x, y, width } = rects.get(id)!;
      return { left: x, top: y, center: x + width / 2 }[alignment];
    });
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThanOrEqual(1);
  });

  test('One card alone stays where it is', () => {
    expect(aligned(flow, new Set(['welcome']), 'left').size).toBe(0);
  });
});

describe('lines while dragging', () => {
  const card = (x: number, y: number) => ({ x, y, width: 240, height: 100 });

  test('A card near the border of another is put level with it, and the line spans both', () => {
    const { shift, lines } = snapToCards(card(104, 300), [card(100, 0)], 6);
    expect(shift).toEqual({ x: -4, y: 0 });
    expect(lines).toEqual([{ axis: 'x', at: 100, from: 0, to: 400 }]);
  });

  test('Nothing is near: nothing moves', () => {
    expect(snapToCards(card(0, 0), [card(1_000, 1_000)], 6)).toEqual({ shift: { x: 0, y: 0 }, lines: [] });
  });

  test('A shift is never longer than the reach, and afterwards every line is met exactly', () => {
    const rect = fc.record({
      ...{ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) },
      ...{ width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) },
    });
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 8 }), fc.integer({ min: 0, max: 12 }), (dragged, others, reach) => {
        const { shift, lines } = snapToCards(dragged, others, reach);
        expect(Math.abs(shift.x)).toBeLessThanOrEqual(reach);
        expect(Math.abs(shift.y)).toBeLessThanOrEqual(reach);
        const { x, y, width, height } = { ...dragged, x: dragged.x + shift.x, y: dragged.y + shift.y };
        for (const { axis, at } of lines)
          expect(axis === 'x' ? [x, x + width / 2, x + width] : [y, y + height / 2, y + height]).toContain(at);
      }),
    );
  });

  test('The rectangle around several is the smallest that holds them', () => {
    expect(around([card(0, 0), card(300, 50)])).toEqual({ x: 0, y: 0, width: 540, height: 150 });
  });
});
