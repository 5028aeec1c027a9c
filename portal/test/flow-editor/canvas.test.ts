import { describe, expect, test } from '@jest/globals';
import { mergeNodes } from '../../src/features/flow-editor/model/canvas-nodes.js';
import { mergedProblems } from '../../src/features/flow-editor/model/merged-problems.js';
import { renameGroup } from '../../src/features/flow-editor/model/operations.js';
import { createProjection, type CanvasNode } from '../../src/features/flow-editor/model/projection.js';
import {
  changesOf,
  duration,
  placesOf,
  withResponse,
  type TraceLine,
} from '../../src/features/simulator/model/transcript.js';
import { namesOf } from '../../src/features/flow-editor/model/flows.js';
import { sampleDocument } from './sample-flow.js';

type Drawn = CanvasNode & { selected?: boolean; dragging?: boolean; measured?: { width: number } };

const nothing = new Set<string>();

function project() {
  const { flow } = sampleDocument();
  const projection = createProjection();
  const input = {
    flow,
    locale: 'es' as const,
    problems: [],
    trail: null,
    selectedBlockIds: nothing,
    names: namesOf([flow]),
  };
  return { flow, nodes: (next = flow) => projection({ ...input, flow: next }).nodes };
}

describe('rendered nodes', () => {
  test('An unchanged node stays the same object and keeps its measurements', () => {
    const { flow, nodes } = project();
    const drawn = mergeNodes<Drawn>([], nodes(), nothing).map((node): Drawn => ({ ...node, measured: { width: 240 } }));
    const merged = mergeNodes(drawn, nodes(renameGroup(flow, 'booking', 'Agenda')), nothing);
    expect(merged.filter((node, index) => node !== drawn[index]).map((node) => node.id)).toEqual(['booking']);
    expect(merged.every((node) => node.measured?.width === 240)).toBe(true);
  });

  test('A dragged node stays under the pointer, and any other moves to its place in the document', () => {
    const { nodes } = project();
    const drawn = mergeNodes<Drawn>([], nodes(), nothing);
    const moved = drawn.map((node): Drawn => ({ ...node, position: { x: 1, y: 1 }, dragging: node.id === 'booking' }));
    const merged = mergeNodes(moved, nodes(), nothing);
    expect(merged.find((node) => node.id === 'booking')?.position).toEqual({ x: 1, y: 1 });
    expect(merged.find((node) => node.id === 'prices')?.position).toEqual({ x: 480, y: 240 });
  });

  test('A selection is shown, and only selected nodes change', () => {
    const { nodes } = project();
    const drawn = mergeNodes<Drawn>([], nodes(), nothing);
    const merged = mergeNodes(drawn, nodes(), new Set(['prices']));
    expect(merged.filter((node) => node.selected === true).map((node) => node.id)).toEqual(['prices']);
    expect(merged.filter((node, index) => node !== drawn[index])).toHaveLength(1);
  });
});

describe('problems of a flow', () => {
  test('The same problem of the same block is one line with a count', () => {
    const missing = { code: 'MISSING_TRANSLATION', message: 'Falta', blockId: 'a' };
    expect(
      mergedProblems([missing, { ...missing }, { ...missing, blockId: 'b' }]).map(({ blockId, count }) => [
        blockId,
        count,
      ]),
    ).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('a simulated conversation', () => {
  const line = (label: string, ms: number, kind = 'block', detail = ''): TraceLine => ({
    blockId: label,
    groupId: null,
    kind,
    label,
    detail,
    ms,
  });
  const first = { turn: 0, messages: [{ id: 'a' }], trace: [line('x', 1)] };

  test('Each turn shows only its own messages and steps, whether the trace covers all turns or one', () => {
    for (const trace of [[line('x', 1), line('y', 2)], [line('y', 2)]]) {
      const transcript = withResponse(withResponse({ turns: [] }, first), {
        turn: 1,
        messages: [{ id: 'a' }, { id: 'b' }],
        trace,
      });
      expect(transcript.turns[1]).toEqual({ number: 1, messages: [{ id: 'b' }], trace: [line('y', 2)] });
    }
  });

  test('A response that arrives twice counts once', () => {
    const once = withResponse({ turns: [] }, first);
    expect(withResponse(once, first)).toBe(once);
  });

  test('The short trace names each place once, and changes separately', () => {
    const trace = [line('Menú', 1), line('Menú', 0.5), line('nombre', 0.25, 'variable', 'Ana')];
    expect(placesOf(trace)).toEqual(['Menú']);
    expect(changesOf(trace)).toEqual(['nombre = Ana']);
    expect(duration(trace)).toBe(1.75);
  });
});
