import { describe, expect, test } from '@jest/globals';
import type { Position } from '@tertulia/flow-engine';
import fc from 'fast-check';
import type { Rect } from '../../src/features/flow-editor/model/card-size.js';
import { createEdgePaths, sameCards, whileDragged } from '../../src/features/flow-editor/model/edge-paths.js';
import { crossesCard, routeAround } from '../../src/features/flow-editor/model/routes.js';

const card = (x: number, y: number, height = 160): Rect => ({ x, y, width: 240, height });
const exitOf = ({ x, y, width }: Rect, row = 60): Position => ({ x: x + width + 5, y: y + row });
const entranceOf = ({ x, y }: Rect): Position => ({ x, y: y + 22 });

/** Cards on a grid with space between them, as placed by people and by tidying. */
const cards = fc
  .uniqueArray(
    fc.record({ column: fc.nat(5), row: fc.nat(4), shift: fc.nat(24), height: fc.integer({ min: 80, max: 200 }) }),
    {
      selector: ({ column, row }) => `${column}-${row}`,
      minLength: 2,
      maxLength: 30,
    },
  )
  .map((cells) => cells.map(({ column, row, shift, height }) => card(column * 304, row * 272 + shift, height)));

describe('edges around cards', () => {
  test('Wherever cards are placed with space between them, a line connects any two of them and crosses none', () => {
    fc.assert(
      fc.property(cards, fc.nat(), fc.nat(), fc.nat(40), (all, a, b, lane) => {
        const [source, target] = [all[a % all.length], all[b % all.length]];
        if (source === undefined || target === undefined) return;
        const ends = { from: exitOf(source), to: entranceOf(target), lane };
        const corners = routeAround(ends, all);
        expect(corners?.at(0)).toEqual(ends.from);
        expect(corners?.at(-1)).toEqual(ends.to);
        expect(crossesCard(corners ?? [], all)).toBe(false);
        for (const [at, corner] of (corners ?? []).entries()) {
          const next = corners?.[at + 1] ?? corner;
          expect(next.x === corner.x || next.y === corner.y).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('A line leaves to the right and arrives from the left, also towards an earlier card', () => {
    const [source, target] = [card(600, 0), card(0, 0)];
    const corners = routeAround({ from: exitOf(source), to: entranceOf(target), lane: 0 }, [source, target]) ?? [];
    expect((corners[1]?.x ?? 0) > (corners[0]?.x ?? 0)).toBe(true);
    expect((corners.at(-2)?.x ?? 0) < (corners.at(-1)?.x ?? 0)).toBe(true);
  });

  test('Lines to different cards do not overlap in the same gap', () => {
    const source = card(0, 0, 300);
    const wall = card(304, -400, 1200);
    const [above, below] = [card(700, -300), card(700, 700)];
    const all = [source, wall, above, below];
    const uprights = [above, below].map((target, lane) =>
      routeAround({ from: exitOf(source), to: entranceOf(target), lane }, all)?.map(({ x }) => x),
    );
    expect(uprights[0]?.[1]).not.toBe(uprights[1]?.[1]);
  });

  test('An end under another card has no route', () => {
    const [source, target] = [card(0, 0), card(400, 0)];
    expect(
      routeAround({ from: exitOf(source), to: entranceOf(target), lane: 0 }, [source, target, card(200, -40, 400)]),
    ).toBeNull();
  });

  test('An edge is a curve if nothing is in its way, and goes around a card otherwise', () => {
    const [source, target] = [card(0, 0), card(700, 0)];
    const path = (more: Rect[]): string =>
      createEdgePaths(new Map([source, target, ...more].map((rect, index) => [`c${index}`, rect]))).pathOf({
        sourceId: 'c0',
        targetId: 'c1',
        from: exitOf(source),
        to: entranceOf(target),
      });
    expect(path([])).toContain('C');
    expect(path([card(340, 0)])).toMatch(/^M245,60 L.* Q.* L700,22$/);
  });

  test('Edges of a dragged card are curves to its current place', () => {
    const [source, target, wall] = [card(0, 0), card(700, 0), card(340, 0)];
    const paths = createEdgePaths(new Map([source, target, wall].map((rect, index) => [`c${index}`, rect])));
    const moved = { ...target, y: 400 };
    expect(paths.pathOf({ sourceId: 'c0', targetId: 'c1', from: exitOf(source), to: entranceOf(moved) })).toMatch(
      /C.* 700,422$/,
    );
  });

  test('While a card is dragged only its own edges are curves, also before it has left its place', () => {
    const cards = [card(0, 0), card(700, 0), card(340, 0)] as const;
    const paths = createEdgePaths(new Map(cards.map((rect, index) => [`c${index}`, rect])));
    const edge = { sourceId: 'c0', targetId: 'c1', from: exitOf(cards[0]), to: entranceOf(cards[1]) };
    expect(whileDragged(paths, new Set(['c1'])).pathOf(edge)).toMatch(/^M245,60 C/);
    expect(whileDragged(paths, new Set(['c2'])).pathOf(edge)).toBe(paths.pathOf(edge));
  });

  test('Paths stay valid until a card moves, changes its size, is added or removed', () => {
    const before = new Map([['a', card(0, 0)]]);
    expect(sameCards(before, new Map([['a', card(0, 0)]]))).toBe(true);
    expect(sameCards(before, new Map([['a', card(8, 0)]]))).toBe(false);
    expect(sameCards(before, new Map([['a', card(0, 0, 161)]]))).toBe(false);
    expect(sameCards(before, new Map([['b', card(0, 0)]]))).toBe(false);
  });
});
