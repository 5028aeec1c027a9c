import { describe, expect, test } from '@jest/globals';
import type { Flow } from '@tertulia/flow-engine';
import fc from 'fast-check';
import { addEvent, deleteSelection, moveNodes } from '../../src/features/flow-editor/model/operations.js';
import {
  firstPlace,
  lastPlace,
  moved,
  nextNode,
  rectOf,
  standing,
  type Cursor,
  type Direction,
} from '../../src/features/flow-editor/model/movement.js';
import { tidy } from '../../src/features/flow-editor/model/tidy.js';
import { flowOf } from './many-groups.js';
import { sampleDocument } from './sample-flow.js';

const { flow } = sampleDocument();
const at = (nodeId: string, blockId: string | null = null): Cursor => ({ nodeId, blockId });
const walk = (from: Cursor, ...directions: Direction[]): Cursor =>
  directions.reduce((cursor, direction) => moved(flow, cursor, direction), from);

describe('arrow keys on the canvas', () => {
  test('The keyboard cursor starts at the start event', () => {
    expect(firstPlace(flow)).toEqual(at('start'));
  });

  test('Arrow right moves to the card beside, and arrow down through its rows', () => {
    expect(walk(at('start'), 'right')).toEqual(at('welcome'));
    expect(walk(at('start'), 'right', 'down')).toEqual(at('welcome', 'hi'));
    expect(walk(at('start'), 'right', 'down', 'down')).toEqual(at('welcome', 'menu'));
    expect(walk(at('welcome', 'menu'), 'up', 'up')).toEqual(at('welcome'));
  });

  test('After the last row, arrow down moves to the card below, and arrow up back to the last row of the card above', () => {
    expect(walk(at('booking', 'mail'), 'down')).toEqual(at('prices'));
    expect(walk(at('prices'), 'up')).toEqual(at('booking', 'mail'));
  });

  test('Arrow right prefers the card level with the row', () => {
    const low = moveNodes(flow, new Map([['prices', { x: 480, y: 90 }]]));
    expect(moved(low, at('welcome', 'menu'), 'right')).toEqual(at('prices'));
    expect(moved(low, at('welcome'), 'right')).toEqual(at('booking'));
  });

  test('An event in the same column is below, not beside', () => {
    const more = addEvent(flow, { id: 'invalid', kind: 'invalidReply', position: { x: 0, y: 80 } });
    expect(moved(more, at('start'), 'right')).toEqual(at('welcome'));
    expect(moved(more, at('start'), 'down')).toEqual(at('invalid'));
  });

  test('Without a card in that direction the cursor stays', () => {
    expect(walk(at('start'), 'left')).toEqual(at('start'));
  });

  test('The walk through the groups reaches all of them', () => {
    const plan = fc.record({ items: fc.nat(3), texts: fc.nat(2), targets: fc.array(fc.nat(14), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 12 }), (plans) => {
        const any = flowOf(plans);
        const seen = new Set<string>();
        let cursor = firstPlace(any) ?? at('');
        while (!seen.has(cursor.nodeId)) {
          seen.add(cursor.nodeId);
          cursor = nextNode(any, cursor, 1);
        }
        expect(seen.size).toBe(any.groups.length + any.events.length);
        expect(cursor).toEqual(lastPlace(any));
        expect(nextNode(any, cursor, 1)).toBe(cursor);
      }),
      { numRuns: 100 },
    );
  });

  test('On a tidy flow every card can be reached with arrow keys alone', () => {
    const plans = Array.from({ length: 40 }, (_, index) => ({
      items: index % 3,
      texts: 1,
      targets: [index + 1, index + 5],
    }));
    const bare = flowOf(plans);
    const tidied = moveNodes(bare, tidy(bare, new Map()));
    expect(reachable(tidied).size).toBe(41);
  });
});

describe('a place that was removed', () => {
  test('The cursor moves to the block that took the place, then to the title, then to the start', () => {
    const without = (blockIds: string[], groupIds: string[] = []): Flow =>
      deleteSelection(flow, { blockIds: new Set(blockIds), groupIds: new Set(groupIds) });
    expect(standing(flow, at('welcome', 'hi'))).toEqual(at('welcome', 'hi'));
    expect(standing(without(['hi']), at('welcome', 'hi'), 0)).toEqual(at('welcome', 'menu'));
    expect(standing(without(['menu']), at('welcome', 'menu'), 1)).toEqual(at('welcome', 'hi'));
    expect(standing(without([], ['welcome']), at('welcome', 'menu'), 1)).toEqual(at('start'));
    expect(standing(flow, null)).toEqual(at('start'));
  });

  test('A removed place has no rectangle', () => {
    expect(rectOf(flow, at('nowhere'))).toBeNull();
    expect(rectOf(flow, at('welcome', 'menu'))).toEqual({ x: 160, y: 73, width: 240, height: 36 });
  });
});

function reachable(tidied: Flow): Set<string> {
  const seen = new Set<string>();
  const open: Cursor[] = [at('start')];
  const visited = new Set<string>();
  for (let cursor = open.pop(); cursor !== undefined; cursor = open.pop()) {
    const key = `${cursor.nodeId}|${cursor.blockId}`;
    if (visited.has(key)) continue;
    visited.add(key);
    seen.add(cursor.nodeId);
    for (const direction of ['up', 'down', 'left', 'right'] as const) open.push(moved(tidied, cursor, direction));
  }
  return seen;
}
