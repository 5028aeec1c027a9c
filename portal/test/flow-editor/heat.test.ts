import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  heatFrom,
  heatPeriods,
  heatRange,
  heatSteps,
  newerHeat,
  type ToldHeat,
} from '../../src/features/flow-editor/model/heat.js';

const block = (blockId: string, visits: number) => {
  return { blockId, visits, asked: 0, answered: 0, dropOff: null, medianSeconds: null };
};
const told = (blocks: ToldHeat['blocks'], more: Partial<ToldHeat> = {}): ToldHeat => {
  return { sequence: 1, version: { id: 'v', number: 3 }, waiting: [], edges: [], blocks, ...more };
};

test('more visits never get a cooler shade, the most visited block gets the warmest and only unvisited ones get none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 }), (visits) => {
      const most = Math.max(...visits);
      const { blocks, shades } = heatFrom(told(visits.map((count, index) => block(`${index}`, count))), new Set());
      const steps = visits.map((count, index) => ({ count, step: blocks.get(`${index}`)?.step }));
      // The legend names the shade of every count.
      const named = steps.map(({ count }) => ({
        count,
        step: count === 0 ? 0 : shades.find(({ upTo }) => count <= upTo)?.step,
      }));
      expect(steps).toEqual(named);
      const warmest = steps.find(({ count }) => count === most)?.step;
      expect(warmest).toBe(most === 0 ? 0 : heatSteps);
      const inOrder = steps.toSorted((a, b) => a.count - b.count).map(({ step }) => step ?? -1);
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    }),
  );
});

test('visitors who wait are those of the version that is counted, also at a block that nobody reached in the range', () => {
  const waiting = [
    { versionId: 'v', blockId: 'name', visitors: 2 },
    { versionId: 'v', blockId: 'old', visitors: 1 },
    { versionId: 'w', blockId: 'name', visitors: 7 },
  ];
  const { blocks } = heatFrom(told([block('name', 5)], { waiting }), new Set());
  expect(blocks.get('name')).toMatchObject({ visits: 5, waiting: 2 });
  expect(blocks.get('old')).toMatchObject({ visits: 0, step: 0, waiting: 1 });
  expect(heatFrom(told([], { version: null }), new Set())).toMatchObject({ version: null, shades: [] });
});

test('of two values the newer one is shown, whichever arrived last', () => {
  expect(newerHeat({ sequence: 4 }, { sequence: 3 })).toEqual({ sequence: 4 });
  expect(newerHeat(undefined, { sequence: 3 })).toEqual({ sequence: 3 });
  expect(newerHeat({ sequence: 3 }, undefined)).toEqual({ sequence: 3 });
});

test('a range includes what happens while one looks, and never more than the server allows', () => {
  const nowMs = Date.parse('2026-03-20T17:31:00Z');
  expect(heatRange('day', nowMs)).toEqual({ from: '2026-03-19T17:00:00.000Z', to: '2026-03-21T18:00:00.000Z' });
  for (const period of heatPeriods) {
    const { from, to } = heatRange(period, nowMs);
    expect(Date.parse(to) - Date.parse(from)).toBeLessThan(400 * 86_400_000);
  }
});
