import { describe, expect, test } from '@jest/globals';
import {
  itemsOf,
  parseDefinition,
  validateDefinition,
  type BlockOptions,
  type Comparison,
  type VariableType,
  type VariableValue,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk, wednesdayMorning } from './kit.js';

const thirds: BlockOptions['split'] = {
  parts: [
    { id: 'a', name: 'A', percent: 20 },
    { id: 'b', name: 'B', percent: 30 },
    { id: 'c', name: 'C', percent: 50 },
  ],
};

/** A flow that asks after each part of the split and comes back to it. */
function divided(options: BlockOptions['split']) {
  const parts = options.parts.map(({ id }) => group(id, block(`q${id}`, 'textInput', { prompt: { es: id } })));
  const wires = options.parts.flatMap(({ id }) => [`s:${id} -> ${id}`, `q${id} -> g1`]);
  return aDefinition(aFlow([group('g1', block('s', 'split', options)), ...parts], edges('start -> g1', ...wires)), {
    locales: ['es'],
  });
}

describe('splits', () => {
  test('Conversations are divided by the percents', () => {
    const definition = divided(thirds);
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 3_000; seed += 1) {
      const [said = ''] = new Talk(definition, { seed: seed * 7_919 }).said;
      counts.set(said, (counts.get(said) ?? 0) + 1);
    }
    const share = (part: string): number => ((counts.get(part) ?? 0) / 3_000) * 100;
    for (const [part, percent] of [
      ['a', 20],
      ['b', 30],
      ['c', 50],
    ] as const)
      expect(Math.abs(share(part) - percent)).toBeLessThan(3);
  });

  test('A conversation that comes back takes the same path, and a part of 0 percent is never taken', () => {
    const definition = divided({
      parts: [
        { id: 'a', name: 'A', percent: 50 },
        { id: 'b', name: 'B', percent: 0 },
        { id: 'c', name: 'C', percent: 50 },
      ],
    });
    const firsts = new Set<string>();
    for (let seed = 0; seed < 40; seed += 1) {
      const talk = new Talk(definition, { seed });
      const [first = ''] = talk.said;
      firsts.add(first);
      for (const answer of ['x', 'y', 'z']) expect(talk.type(answer).said.at(-1)).toBe(first);
    }
    expect(firsts).toEqual(new Set(['a', 'c']));
  });

  test('Two splits of a conversation are independent of each other', () => {
    const half = (id: string) =>
      block(id, 'split', {
        parts: [
          { id: `${id}1`, name: '1', percent: 50 },
          { id: `${id}2`, name: '2', percent: 50 },
        ],
      });
    const definition = aDefinition(
      aFlow(
        [
          group('g1', half('x')),
          group('x-1', say('t1', 'x1'), half('y')),
          group('x-2', say('t2', 'x2'), block('j', 'jump', { target: { groupId: 'x-1', blockId: 'y' } })),
          group('y-1', say('t3', 'y1')),
          group('y-2', say('t4', 'y2')),
        ],
        edges('start -> g1', 'x:x1 -> x-1', 'x:x2 -> x-2', 'y:y1 -> y-1', 'y:y2 -> y-2'),
      ),
    );
    const ways = new Set(Array.from({ length: 80 }, (_, seed) => new Talk(definition, { seed }).said.join(' ')));
    expect(ways).toEqual(new Set(['x1 y1', 'x1 y2', 'x2 y1', 'x2 y2']));
  });

  test('Percents that are not 100 together, parts with the same id and parts without a path are reported', () => {
    const codes = (options: BlockOptions['split']) =>
      validateDefinition(divided(options)).flatMap(({ code, field }) =>
        code === 'DUPLICATE_EDGE' ? [] : [[code, field]],
      );
    expect(codes(thirds)).toEqual([]);
    expect(codes({ parts: thirds.parts.slice(0, 2) })).toContainEqual(['MISSING_OPTION', 'parts']);
    const open = divided(thirds);
    const [main] = open.flows;
    if (main === undefined) throw new Error('no flow');
    const unwired = { ...main, edges: main.edges.filter(({ id }) => id !== 'e1') };
    expect(validateDefinition({ ...open, flows: [unwired] }).map(({ code, field }) => [code, field])).toContainEqual([
      'CHOICE_WITHOUT_PATH',
      'parts.0',
    ]);
  });

  test.each<[string, unknown]>([
    ['a negative percent', { parts: [{ id: 'a', name: 'A', percent: -1 }] }],
    ['half a percent', { parts: [{ id: 'a', name: 'A', percent: 0.5 }] }],
    ['a part that is a prototype key', { parts: [{ id: '__proto__', name: 'A', percent: 100 }] }],
    ['eleven parts', { parts: Array.from({ length: 11 }, (_, at) => ({ id: `p${at}`, name: '', percent: 1 })) }],
  ])('A split with %s is refused', (_title, options) => {
    const definition = inOneGroup(block('s', 'split', options as BlockOptions['split']));
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });

  test('Without parts the conversation continues', () => {
    expect(new Talk(inOneGroup(block('s', 'split', { parts: [] }), say('t', 'Sigue'))).said).toEqual(['Sigue']);
  });
});

function compared(
  [type, value]: [VariableType, VariableValue],
  comparison: Omit<Comparison, 'left'>,
  left = 'x',
): boolean {
  const definition = aDefinition(
    aFlow(
      [
        group(
          'g1',
          block('c', 'condition', { rows: [{ id: 'r', match: 'ALL', comparisons: [{ left, ...comparison }] }] }),
        ),
        group('yes', say('y', 'sí')),
        group('no', say('n', 'no')),
      ],
      edges('start -> g1', 'c:r -> yes', 'c:else -> no'),
    ),
    { variables: [aVariable('x', type, value)] },
  );
  return new Talk(definition, { now: wednesdayMorning }).said[0] === 'sí';
}

describe('comparisons by type', () => {
  test.each<[VariableType, VariableValue, Comparison['operator'], string, boolean]>([
    ['TEXT', 'Café con leche', 'ENDS_WITH', 'LECHE', true],
    ['TEXT', 'Café', 'ENDS_WITH', '', false],
    ['BOOLEAN', true, 'IS_TRUE', '', true],
    ['BOOLEAN', null, 'IS_TRUE', '', false],
    ['BOOLEAN', null, 'IS_FALSE', '', false],
    ['BOOLEAN', false, 'IS_FALSE', '', true],
    ['TEXT', 'sí', 'IS_TRUE', '', true],
    ['DATE', '2026-11-25', 'EQUALS', 'hoy', true],
    ['DATE', '2026-11-25', 'LESS', 'today', false],
    ['DATE', '2026-12-02', 'GREATER_OR_EQUAL', 'hoy+7', true],
    ['DATE', '2026-12-01', 'GREATER_OR_EQUAL', 'hoy + 7', false],
    ['DATE', '2026-11-24', 'EQUALS', 'today-1', true],
    ['DATE', '2026-11-24', 'EQUALS', 'today-99999', false],
    ['TEXT', 'hoy', 'EQUALS', 'hoy', true],
    ['TEXT', '09:30', 'LESS', '10:00', true],
  ])('A %s of %j %s “%s” is %p', (type, value, operator, right, expected) => {
    expect(compared([type, value], { operator, right })).toBe(expected);
  });

  test('The present time and day of the business can be compared', () => {
    expect(compared(['TEXT', null], { operator: 'GREATER_OR_EQUAL', right: '11:00' }, 'business.now')).toBe(true);
    expect(compared(['TEXT', null], { operator: 'LESS', right: '11:00' }, 'business.now')).toBe(false);
    expect(compared(['TEXT', null], { operator: 'EQUALS', right: 'hoy' }, 'business.today')).toBe(true);
  });

  test.each<[VariableType, string, string[]]>([
    ['NUMBER', 'mucho', ['TYPE_MISMATCH']],
    ['NUMBER', '1,200', []],
    ['NUMBER', '{{ y }}', []],
    ['DATE', 'pronto', ['TYPE_MISMATCH']],
    ['DATE', 'hoy+30', []],
    ['DATE', '2026-12-25', []],
    ['TEXT', 'mucho', []],
  ])('Comparing a %s with “%s” warns of %j', (type, right, expected) => {
    const rows = [
      { id: 'r', match: 'ALL' as const, comparisons: [{ left: 'x', operator: 'GREATER' as const, right }] },
    ];
    const definition = {
      ...inOneGroup(block('c', 'condition', { rows })),
      variables: [aVariable('x', type), aVariable('y')],
    };
    const found = validateDefinition(definition).filter(({ code }) => code === 'TYPE_MISMATCH');
    expect(found.map(({ code }) => code)).toEqual(expected);
    for (const { severity } of found) expect(severity).toBe('WARNING');
  });

  test('The canvas says each row in words, in both languages', () => {
    const rows: BlockOptions['condition']['rows'] = [
      {
        id: 'r',
        match: 'ANY',
        comparisons: [
          { left: 'edad', operator: 'GREATER_OR_EQUAL', right: '18' },
          { left: 'socio', operator: 'IS_TRUE', right: 'x' },
        ],
      },
    ];
    expect(itemsOf(block('c', 'condition', { rows })).map(({ port, label }) => [port, label])).toEqual([
      ['r', { es: 'edad ≥ 18 o socio es sí', en: 'edad ≥ 18 or socio is yes' }],
    ]);
  });
});
