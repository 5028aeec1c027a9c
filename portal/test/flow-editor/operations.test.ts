import { describe, expect, test } from '@jest/globals';
import type { Flow } from '@tertulia/flow-engine';
import fc from 'fast-check';
import {
  edgeFrom,
  findBlock,
  parseSourceKey,
  sourceKey,
  targetExists,
} from '../../src/features/flow-editor/model/document.js';
import {
  addBlock,
  addEvent,
  connect,
  deleteSelection,
  disconnect,
  moveBlocks,
  moveNodes,
  nudgeBlock,
  removeEvent,
  renameGroup,
  replaceBlock,
} from '../../src/features/flow-editor/model/operations.js';
import { choice, email, sampleDocument, text } from './sample-flow.js';

const { flow } = sampleDocument();
const ids = (of: Flow, groupId: string): string[] =>
  of.groups.find((group) => group.id === groupId)?.blocks.map((block) => block.id) ?? [];
const nothing = new Set<string>();

describe('adding and moving', () => {
  test('A block is added at the given place of a group, or in a group of its own', () => {
    const inside = addBlock(flow, text('x', 'Hey'), { kind: 'group', groupId: 'welcome', index: 1 });
    expect(ids(inside, 'welcome')).toEqual(['hi', 'x', 'menu']);
    const outside = addBlock(flow, text('x', 'Hey'), {
      kind: 'canvas',
      groupId: 'g',
      title: 'Nuevo',
      position: { x: 16, y: 32 },
    });
    expect(outside.groups.at(-1)).toEqual({
      id: 'g',
      title: 'Nuevo',
      position: { x: 16, y: 32 },
      blocks: [text('x', 'Hey')],
    });
  });

  test('The start of an empty flow leads to the first group that is added, and to no other', () => {
    const groupIds = new Set(flow.groups.map(({ id }) => id));
    const empty = deleteSelection(flow, { groupIds, blockIds: nothing });
    const at = (groupId: string) => ({ kind: 'canvas', groupId, title: groupId, position: { x: 0, y: 0 } }) as const;
    const first = addBlock(empty, text('x', 'Hey'), at('first'));
    const both = addBlock(first, text('y', 'Hey'), at('second'));
    expect(both.edges.map(({ source, target }) => [source, target])).toEqual([
      [{ kind: 'event', id: 'start' }, { groupId: 'first' }],
    ]);
  });

  test('The index of a move inside a group refers to the places before the move', () => {
    const wide = addBlock(flow, text('x', 'Hey'), { kind: 'group', groupId: 'welcome', index: 2 });
    expect(ids(moveBlocks(wide, new Set(['hi']), { kind: 'group', groupId: 'welcome', index: 2 }), 'welcome')).toEqual([
      'menu',
      'hi',
      'x',
    ]);
  });

  test('An empty group is removed, and edges to it lead to its block in the new place', () => {
    const moved = moveBlocks(flow, new Set(['mail']), { kind: 'group', groupId: 'prices', index: 0 });
    expect(moved.groups.map((group) => group.id)).toEqual(['welcome', 'prices']);
    expect(edgeFrom(moved, { kind: 'port', id: 'menu', port: 'menu-Cita' })?.target).toEqual({
      groupId: 'prices',
      blockId: 'mail',
    });
  });

  test('Jumps and edges follow a block into another group', () => {
    const moved = moveBlocks(flow, new Set(['menu']), {
      kind: 'canvas',
      groupId: 'g',
      title: 'Menú',
      position: { x: 0, y: 0 },
    });
    const jump = findBlock(moved, 'back')?.block;
    expect(jump?.kind === 'jump' && jump.options.target).toEqual({ groupId: 'g', blockId: 'menu' });
  });

  test('A block that moves past the border of its group enters the neighbouring group', () => {
    expect(ids(nudgeBlock(flow, 'menu', -1), 'welcome')).toEqual(['menu', 'hi']);
    expect(ids(nudgeBlock(flow, 'menu', 1), 'booking')).toEqual(['menu', 'mail']);
    expect(nudgeBlock(flow, 'hi', -1)).toBe(flow);
  });

  test('Moving nodes keeps the other nodes as the same objects', () => {
    const moved = moveNodes(flow, new Map([['booking', { x: 1, y: 2 }]]));
    expect(moved.groups[0]).toBe(flow.groups[0]);
    expect(moved.groups[1]?.position).toEqual({ x: 1, y: 2 });
  });
});

describe('edges', () => {
  test('An exit has one edge: connecting again replaces it', () => {
    const source = { kind: 'port', id: 'menu', port: 'menu-Cita' } as const;
    const again = connect(flow, { id: 'e9', source, target: { groupId: 'prices' } });
    expect(again.edges).toHaveLength(3);
    expect(edgeFrom(again, source)?.id).toBe('e9');
  });

  test('An edge from or to something that does not exist is refused', () => {
    expect(connect(flow, { id: 'x', source: { kind: 'block', id: 'nope' }, target: { groupId: 'prices' } })).toBe(flow);
    expect(
      connect(flow, { id: 'x', source: { kind: 'port', id: 'menu', port: 'nope' }, target: { groupId: 'prices' } }),
    ).toBe(flow);
    expect(
      connect(flow, { id: 'x', source: { kind: 'block', id: 'mail' }, target: { groupId: 'prices', blockId: 'hi' } }),
    ).toBe(flow);
  });

  test('A question has an exit for too many invalid replies', () => {
    const source = { kind: 'port', id: 'mail', port: 'failed' } as const;
    expect(edgeFrom(connect(flow, { id: 'x', source, target: { groupId: 'prices' } }), source)?.id).toBe('x');
  });

  test('Disconnecting removes only that edge', () => {
    expect(disconnect(flow, new Set(['e2'])).edges.map((edge) => edge.id)).toEqual(['e1', 'e3']);
    expect(disconnect(flow, new Set(['zzz']))).toBe(flow);
  });

  test('A removed item removes its edge', () => {
    const shorter = replaceBlock(flow, choice('menu', ['Precios']));
    expect(shorter.edges.map((edge) => edge.id)).toEqual(['e1', 'e3']);
  });

  test('The key of an exit can be parsed, also with colons in the port', () => {
    for (const source of [
      { kind: 'event', id: 'a' },
      { kind: 'block', id: 'b' },
      { kind: 'port', id: 'c', port: 'd:e' },
    ] as const) {
      expect(parseSourceKey(sourceKey(source))).toEqual(source);
    }
    expect(parseSourceKey('in|')).toBeNull();
  });
});

describe('deleting, naming, events', () => {
  test('A deleted group removes its edges, and jumps to it are cleared', () => {
    const rest = deleteSelection(flow, { groupIds: new Set(['welcome']), blockIds: nothing });
    expect(rest.edges).toEqual([]);
    const jump = findBlock(rest, 'back')?.block;
    expect(jump?.kind === 'jump' && jump.options.target).toBeNull();
  });

  test('Deleting the last block of a group deletes the group', () => {
    const rest = deleteSelection(flow, { groupIds: nothing, blockIds: new Set(['mail']) });
    expect(rest.groups.map((group) => group.id)).toEqual(['welcome', 'prices']);
  });

  test('Titles are trimmed, and an empty one is refused', () => {
    expect(renameGroup(flow, 'booking', '  Agenda ').groups[1]?.title).toBe('Agenda');
    expect(renameGroup(flow, 'booking', '   ')).toBe(flow);
  });

  test('An event exists at most once, and the start cannot be removed', () => {
    const fallback = { id: 'f', kind: 'fallback', position: { x: 0, y: 0 } } as const;
    const more = addEvent(flow, fallback);
    expect(addEvent(more, { ...fallback, id: 'g' })).toBe(more);
    expect(removeEvent(more, 'f').events).toEqual(flow.events);
    expect(removeEvent(more, 'start').events).toHaveLength(2);
  });
});

describe('the events of intents', () => {
  test('Each intent has at most one, beside those of other intents', () => {
    const event = { id: 'a', kind: 'intent', intent: 'GREETING', position: { x: 0, y: 0 } } as const;
    const one = addEvent(flow, event);
    expect(addEvent(one, { ...event, id: 'b' })).toBe(one);
    const two = addEvent(one, { ...event, id: 'b', intent: 'THANKS' });
    expect(two.events).toHaveLength(flow.events.length + 2);
    expect(removeEvent(two, 'a').events.map(({ id }) => id)).toEqual([...flow.events.map(({ id }) => id), 'b']);
  });
});

describe('any sequence of operations', () => {
  const blockIds = ['hi', 'menu', 'mail', 'list', 'back', 'n0', 'n1', 'n2'];
  const groupIds = ['welcome', 'booking', 'prices', 'c0', 'c1'];
  const block = fc.constantFrom(...blockIds);
  const group = fc.constantFrom(...groupIds);
  const operation = fc.oneof(
    fc.record({ do: fc.constant('add' as const), id: fc.constantFrom('n0', 'n1', 'n2'), group, index: fc.nat(5) }),
    fc.record({
      do: fc.constant('move' as const),
      ids: fc.uniqueArray(block, { maxLength: 4 }),
      group,
      index: fc.nat(5),
    }),
    fc.record({
      do: fc.constant('split' as const),
      ids: fc.uniqueArray(block, { maxLength: 3 }),
      group: fc.constantFrom('c0', 'c1'),
    }),
    fc.record({
      do: fc.constant('delete' as const),
      ids: fc.uniqueArray(block, { maxLength: 2 }),
      groups: fc.uniqueArray(group, { maxLength: 1 }),
    }),
    fc.record({ do: fc.constant('connect' as const), from: block, group }),
    fc.record({ do: fc.constant('nudge' as const), id: block, step: fc.constantFrom(-1 as const, 1 as const) }),
  );

  test('No sequence leaves a dangling edge, an exit with two edges, an empty group or a block in two places', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25 }), (operations) => {
        let current = flow;
        for (const step of operations) {
          if (step.do === 'add' && findBlock(current, step.id) === null)
            current = addBlock(current, email(step.id), { kind: 'group', groupId: step.group, index: step.index });
          if (step.do === 'move')
            current = moveBlocks(current, new Set(step.ids), { kind: 'group', groupId: step.group, index: step.index });
          if (step.do === 'split' && !current.groups.some((each) => each.id === step.group))
            current = moveBlocks(current, new Set(step.ids), {
              kind: 'canvas',
              groupId: step.group,
              title: 'T',
              position: { x: 0, y: 0 },
            });
          if (step.do === 'delete')
            current = deleteSelection(current, { groupIds: new Set(step.groups), blockIds: new Set(step.ids) });
          if (step.do === 'connect')
            current = connect(current, {
              id: `e-${step.from}`,
              source: { kind: 'block', id: step.from },
              target: { groupId: step.group },
            });
          if (step.do === 'nudge') current = nudgeBlock(current, step.id, step.step);
          const all = current.groups.flatMap((each) => each.blocks.map((one) => one.id));
          expect(new Set(all).size).toBe(all.length);
          expect(current.groups.every((each) => each.blocks.length > 0)).toBe(true);
          expect(current.edges.every((edge) => targetExists(current, edge.target))).toBe(true);
          const exits = current.edges.map((edge) => sourceKey(edge.source));
          expect(new Set(exits).size).toBe(exits.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
