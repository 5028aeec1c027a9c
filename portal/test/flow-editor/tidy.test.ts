import { describe, expect, test } from '@jest/globals';
import type { Flow } from '@tertulia/flow-engine';
import fc from 'fast-check';
import { cardSize, eventSize, rowInCard, type Rect } from '../../src/features/flow-editor/model/card-size.js';
import { connect, deleteSelection, moveNodes } from '../../src/features/flow-editor/model/operations.js';
import { tidy } from '../../src/features/flow-editor/model/tidy.js';
import { flowOf } from './many-groups.js';
import { sampleDocument } from './sample-flow.js';

const unknown = new Map<string, never>();
const plan = fc.record({
  items: fc.nat(4),
  texts: fc.integer({ min: 0, max: 5 }),
  targets: fc.array(fc.nat(30), { maxLength: 4 }),
});

function rectsOf(flow: Flow): Rect[] {
  const placed = moveNodes(flow, tidy(flow, unknown));
  return [
    ...placed.events.map((event) => ({ ...event.position, ...eventSize(event) })),
    ...placed.groups.map((group) => ({ ...group.position, ...cardSize(group) })),
  ];
}

describe('tidying', () => {
  test('In every tidied flow no two cards touch', () => {
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 25 }), (plans) => {
        const rects = rectsOf(flowOf(plans));
        for (const [at, a] of rects.entries())
          for (const b of rects.slice(at + 1)) {
            const isApart =
              a.x + a.width + 32 <= b.x ||
              b.x + b.width + 32 <= a.x ||
              a.y + a.height + 32 <= b.y ||
              b.y + b.height + 32 <= a.y;
            expect(isApart).toBe(true);
          }
      }),
      { numRuns: 150 },
    );
  });

  test('The same flow gets the same positions, wherever its groups were before', () => {
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 15 }), fc.array(fc.nat(4_000)), (plans, places) => {
        const flow = flowOf(plans);
        const strewn = moveNodes(
          flow,
          new Map(flow.groups.map(({ id }, at) => [id, { x: places[at] ?? 7, y: places[at + 1] ?? 9 }])),
        );
        expect(tidy(strewn, unknown)).toEqual(tidy(flow, unknown));
        expect(moveNodes(moveNodes(flow, tidy(flow, unknown)), tidy(flow, unknown)).groups).toEqual(
          moveNodes(flow, tidy(flow, unknown)).groups,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('A card is placed in the next column, level with the card that leads to it', () => {
    const { flow } = sampleDocument();
    const { events, groups } = moveNodes(flow, tidy(flow, unknown));
    const [start] = events;
    const [welcome, booking, prices] = groups;
    if (start === undefined || welcome === undefined || booking === undefined || prices === undefined)
      throw new Error('sample changed');
    expect(start.position.x).toBeLessThan(welcome.position.x);
    expect(booking.position.x).toBe(prices.position.x);
    expect(booking.position).toEqual({ x: welcome.position.x + 336, y: welcome.position.y });
    expect(prices.position.y).toBeGreaterThan(booking.position.y + cardSize(booking).height);
  });

  test('Groups that no visitor can reach are placed below everything else', () => {
    const flow = flowOf([
      { items: 0, texts: 4, targets: [1] },
      { items: 0, texts: 2, targets: [] },
      { items: 0, texts: 0, targets: [3] },
      { items: 0, texts: 0, targets: [] },
    ]);
    const places = tidy(flow, unknown);
    const y = (id: string): number => places.get(id)?.y ?? 0;
    expect(Math.min(y('g2'), y('g3'))).toBeGreaterThan(Math.max(y('g0'), y('g1')) + 190);
    expect(places.get('g3')?.x).toBeGreaterThan(places.get('g2')?.x ?? 0);
  });

  test('A group that only a jump leads to counts as reachable', () => {
    const { flow } = sampleDocument();
    const { id } = flow.edges.find((edge) => edge.target.groupId === 'booking') ?? { id: '' };
    const jumping: Flow = {
      ...flow,
      edges: flow.edges.filter((edge) => edge.id !== id),
      groups: flow.groups.map((group) =>
        group.id === 'prices'
          ? { ...group, blocks: [{ id: 'back', kind: 'jump', options: { target: { groupId: 'booking' } } }] }
          : group,
      ),
    };
    const places = tidy(
      connect(jumping, { id: 'x', source: { kind: 'block', id: 'menu' }, target: { groupId: 'prices' } }),
      unknown,
    );
    expect(places.get('booking')).toEqual({ x: (places.get('prices')?.x ?? 0) + 336, y: places.get('prices')?.y });
  });

  test('A flow of two hundred groups is tidied in less than half a second', () => {
    const plans = Array.from({ length: 200 }, (_, at) => ({
      items: at % 4,
      texts: 1 + (at % 4),
      targets: [at + 1, at + 7, (at * 13) % 200],
    }));
    const flow = flowOf(plans);
    const before = process.threadCpuUsage();
    tidy(flow, unknown);
    expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(500);
  });

  test('An empty flow can be tidied', () => {
    const { flow } = sampleDocument();
    const bare = deleteSelection(flow, { groupIds: new Set(flow.groups.map(({ id }) => id)), blockIds: new Set() });
    expect([...tidy(bare, unknown).values()]).toEqual([{ x: 0, y: 0 }]);
  });
});

describe('sizes', () => {
  test('The height of a card is the sum of its title, its blocks and their exits', () => {
    const { flow } = sampleDocument();
    expect(flow.groups.map((group) => cardSize(group).height)).toEqual([46 + 36 + 36 + 2 * 32, 46 + 36, 46 + 2 * 36]);
  });

  test('Rows are placed under the title in the order of the blocks, including the height of exits', () => {
    const [welcome] = flowOf([{ items: 2, texts: 2, targets: [] }]).groups;
    if (welcome === undefined) throw new Error('no group');
    expect([null, 't0-0', 't0-1', 'b0'].map((id) => rowInCard(welcome, id).y)).toEqual([0, 37, 73, 109]);
  });
});
