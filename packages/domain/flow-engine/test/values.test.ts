import { describe, expect, test } from '@jest/globals';
import {
  itemsOf,
  parseDefinition,
  summaryOf,
  validateDefinition,
  type Block,
  type BlockOptions,
  type Comparison,
  type ConditionRow,
  type StepContext,
  type ValueOperation,
  type VariableType,
  type VariableValue,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, Talk, wednesdayMorning, say } from './kit.js';

type Shared = Pick<Comparison, 'operator' | 'right' | 'rightEnd'>;

function answered(row: Omit<ConditionRow, 'id'>, variables = [aVariable('x')], now = wednesdayMorning): string {
  const flow = aFlow(
    [
      group('g1', block('c', 'condition', { rows: [{ id: 'r', ...row }] })),
      group('yes', say('y', 'sí')),
      group('no', say('n', 'no')),
    ],
    edges('start -> g1', 'c:r -> yes', 'c:else -> no'),
  );
  return new Talk(aDefinition(flow, { variables }), { now }).said[0] ?? '';
}

function holds([type, value]: [VariableType, VariableValue], comparison: Shared, left = 'x'): boolean {
  const comparisons = [{ left, ...comparison }];
  return (
    answered({ match: 'ALL', comparisons }, [
      aVariable('x', type, value),
      aVariable('lista', 'LIST', ['Lima', 'Cusco']),
    ]) === 'sí'
  );
}

describe('comparisons with more than one value', () => {
  test.each<[VariableType, VariableValue, Shared, boolean]>([
    ['TEXT', 'CÚSCO', { operator: 'IN', right: 'Lima, cusco' }, true],
    ['TEXT', 'Ica', { operator: 'IN', right: 'Lima, Cusco' }, false],
    ['TEXT', 'Ica', { operator: 'NOT_IN', right: 'Lima, Cusco' }, true],
    ['TEXT', 'cusco', { operator: 'IN', right: '{{ lista }}' }, true],
    ['TEXT', 'y', { operator: 'IN', right: '{{ lista }}' }, false],
    ['NUMBER', 3, { operator: 'IN', right: '1,2,3.0' }, true],
    ['NUMBER', 18, { operator: 'BETWEEN', right: '18', rightEnd: '30' }, true],
    ['NUMBER', 30, { operator: 'BETWEEN', right: '18', rightEnd: '30' }, true],
    ['NUMBER', 31, { operator: 'NOT_BETWEEN', right: '18', rightEnd: '30' }, true],
    ['NUMBER', null, { operator: 'BETWEEN', right: '18', rightEnd: '30' }, false],
    ['DATE', '2026-12-02', { operator: 'BETWEEN', right: 'hoy', rightEnd: 'hoy+7' }, true],
    ['DATE', '2026-12-03', { operator: 'BETWEEN', right: 'today', rightEnd: 'today+7' }, false],
    ['TEXT', '23:30', { operator: 'BETWEEN', right: '22:00', rightEnd: '06:00' }, true],
    ['TEXT', '05:59', { operator: 'BETWEEN', right: '22:00', rightEnd: '06:00' }, true],
    ['TEXT', '06:00', { operator: 'BETWEEN', right: '22:00', rightEnd: '06:00' }, false],
    ['TEXT', '9:00 PM', { operator: 'BETWEEN', right: '20:00', rightEnd: '22:00' }, true],
    ['DATE', '2026-11-28', { operator: 'WEEKDAY', right: '6,7' }, true],
    ['DATE', '2026-11-27', { operator: 'WEEKDAY', right: '6,7' }, false],
    ['DATE', null, { operator: 'WEEKDAY', right: '6,7' }, false],
    ['TEXT', 'ñandú', { operator: 'LENGTH_EQUALS', right: '5' }, true],
    ['TEXT', 'abc', { operator: 'LENGTH_LESS', right: '3' }, false],
    ['LIST', ['a', 'b'], { operator: 'LENGTH_GREATER', right: '1' }, true],
    ['LIST', null, { operator: 'LENGTH_EQUALS', right: '0' }, true],
    ['TEXT', 'abc', { operator: 'LENGTH_EQUALS', right: 'tres' }, false],
    ['TEXT', 'abc', { operator: 'NOT_MATCHES', right: '^\\d+$' }, true],
    ['TEXT', '123', { operator: 'NOT_MATCHES', right: '^\\d+$' }, false],
  ])('A %s of %j and %j: %p', (type, value, comparison, expected) => {
    expect(holds([type, value], comparison)).toBe(expected);
  });

  test('The present time and the present weekday can be compared', () => {
    expect(holds(['TEXT', null], { operator: 'BETWEEN', right: '10:00', rightEnd: '12:00' }, 'business.now')).toBe(
      true,
    );
    expect(holds(['TEXT', null], { operator: 'BETWEEN', right: '20:00', rightEnd: '10:00' }, 'business.now')).toBe(
      false,
    );
    expect(holds(['TEXT', null], { operator: 'WEEKDAY', right: '3' }, 'business.today')).toBe(true);
  });

  test.each(['__proto__', 'a'.repeat(4_000), '{{ x | plus: 1 }}', '(((', '\u0000', '9'.repeat(400), ','.repeat(3_000)])(
    'Hostile right sides (%#) are compared like any text',
    (right) => {
      for (const operator of ['IN', 'BETWEEN', 'WEEKDAY', 'LENGTH_EQUALS', 'NOT_MATCHES'] as const)
        expect(typeof holds(['JSON', { a: [1, 'x'] }], { operator, right, rightEnd: right })).toBe('boolean');
    },
  );
});

describe('rows of a condition', () => {
  const equals = (left: string, right: string): Comparison => ({ left, operator: 'EQUALS', right });
  const variables = [aVariable('a', 'TEXT', '1'), aVariable('b', 'TEXT', '2')];

  test.each<[Omit<ConditionRow, 'id'>, string]>([
    [
      {
        match: 'ALL',
        comparisons: [equals('a', '1')],
        groups: [{ id: 'g', match: 'ANY', comparisons: [equals('b', '2'), equals('b', '9')] }],
      },
      'sí',
    ],
    [
      {
        match: 'ALL',
        comparisons: [equals('a', '9')],
        groups: [{ id: 'g', match: 'ANY', comparisons: [equals('b', '2')] }],
      },
      'no',
    ],
    [
      {
        match: 'ANY',
        comparisons: [equals('a', '9')],
        groups: [{ id: 'g', match: 'ALL', comparisons: [equals('a', '1'), equals('b', '2')] }],
      },
      'sí',
    ],
    [
      {
        match: 'ANY',
        comparisons: [equals('a', '9')],
        groups: [{ id: 'g', match: 'ALL', comparisons: [equals('a', '1'), equals('b', '9')] }],
      },
      'no',
    ],
    [{ match: 'ALL', comparisons: [equals('a', '1')], groups: [{ id: 'g', match: 'ALL', comparisons: [] }] }, 'sí'],
    [{ match: 'ALL', comparisons: [], groups: [] }, 'no'],
    [{ match: 'ALL', comparisons: [equals('a', '9')], expression: 'number(a) + number(b) == 3' }, 'sí'],
    [{ match: 'ALL', comparisons: [equals('a', '1')], expression: 'a > 1' }, 'no'],
    [{ match: 'ALL', comparisons: [], expression: '"2026-11-25" == today && time(now) == "11:00"' }, 'sí'],
  ])('The row %j is %s', (row, expected) => {
    expect(answered(row, variables)).toBe(expected);
  });

  test('The canvas says groups, ranges and expressions in words', () => {
    const rows: BlockOptions['condition']['rows'] = [
      {
        ...{
          id: 'r1',
          match: 'ALL',
          comparisons: [{ left: 'edad', operator: 'BETWEEN', right: '18', rightEnd: '30' }],
        },
        groups: [{ id: 'g', match: 'ANY', comparisons: [equals('ciudad', 'Lima'), equals('ciudad', 'Ica')] }],
      },
      { id: 'r2', match: 'ALL', comparisons: [], expression: 'total > 3' },
    ];
    expect(itemsOf(block('c', 'condition', { rows })).map(({ label }) => label)).toEqual([
      {
        es: 'edad entre 18 y 30 y (ciudad = Lima o ciudad = Ica)',
        en: 'edad between 18 and 30 and (ciudad = Lima or ciudad = Ica)',
      },
      { es: 'total > 3', en: 'total > 3' },
    ]);
  });

  test('Inside a group, too, a missing variable, a range without end and a bad pattern are errors', () => {
    const comparisons: Comparison[] = [
      { left: '', operator: 'EQUALS', right: '1' },
      { left: 'a', operator: 'BETWEEN', right: '1' },
      { left: 'a', operator: 'NOT_MATCHES', right: '(' },
      { left: 'nadie', operator: 'EQUALS', right: '{{ tampoco }}' },
    ];
    const row: ConditionRow = {
      id: 'r',
      match: 'ALL',
      comparisons: [],
      groups: [{ id: 'g', match: 'ANY', comparisons }],
    };
    const definition = { ...inOneGroup(block('c', 'condition', { rows: [row] })), variables };
    const found = validateDefinition(definition).filter(({ severity }) => severity === 'ERROR');
    expect(found.map(({ code, field }) => [code, field?.replace('rows.0.groups.0.comparisons.', '')])).toEqual([
      ['MISSING_OPTION', '0.left'],
      ['MISSING_OPTION', '1.rightEnd'],
      ['BAD_PATTERN', '2.right'],
      ['UNKNOWN_VARIABLE', '3.right'],
      ['UNKNOWN_VARIABLE', '3.left'],
    ]);
  });
});

const setting = (operation: ValueOperation, options: Partial<BlockOptions['setVariable']> = {}): Block =>
  block('v', 'setVariable', { variable: 'x', operation, ...options });

function stored(
  given: Block,
  [type, value]: [VariableType, VariableValue],
  context: Partial<StepContext> = {},
): Record<string, VariableValue> {
  const variables = [
    aVariable('x', type, value),
    aVariable('y', 'TEXT', 'b'),
    aVariable('de', 'LIST', ['a', 'b', 3]),
    aVariable('a', 'LIST', ['uno', 'dos', 'tres']),
  ];
  return new Talk({ ...inOneGroup(given, say('t', 'fin')), variables }, { context }).state.variables;
}

describe('values of a variable', () => {
  const visitor = { channel: 'WEB', nameVariables: ['x', 'nadie', 'y'], phoneVariables: ['de', 'y'] };
  test.each<[ValueOperation, VariableType, VariableValue, Partial<BlockOptions['setVariable']>, VariableValue]>([
    ['NOW', 'TEXT', null, {}, '2026-11-25T11:00'],
    ['NOW', 'DATE', null, {}, '2026-11-25'],
    ['TODAY', 'DATE', null, {}, '2026-11-25'],
    ['TOMORROW', 'DATE', null, {}, '2026-11-26'],
    ['YESTERDAY', 'DATE', null, {}, '2026-11-24'],
    ['CHANNEL', 'TEXT', null, {}, 'WEB'],
    ['CONTACT_NAME', 'TEXT', null, {}, 'b'],
    ['CONTACT_PHONE', 'TEXT', null, {}, 'b'],
    ['TRANSCRIPT', 'TEXT', null, {}, 'Ana: hola'],
    ['ADD', 'NUMBER', 2, { value: '{{ x }}' }, 4],
    ['ADD', 'NUMBER', 2, { value: 'nada' }, 2],
    ['APPEND', 'LIST', ['a'], { value: '{{ y }}' }, ['a', 'b']],
    ['POP', 'LIST', ['a', 'b', 'c'], {}, ['a', 'b']],
    ['SHIFT', 'LIST', ['a', 'b', 'c'], {}, ['b', 'c']],
    ['POP', 'TEXT', 'no list', {}, []],
    ['MAP_ITEM', 'TEXT', null, { match: { item: 'y', list: 'de', target: 'a' } }, 'dos'],
    ['MAP_ITEM', 'TEXT', null, { match: { item: 'x', list: 'de', target: 'a' } }, null],
    ['MAP_ITEM', 'TEXT', null, { match: { item: 'y', list: 'y', target: 'constructor' } }, null],
    ['EXPRESSION', 'NUMBER', 3, { value: 'x * 1.16' }, 3.48],
    ['EXPRESSION', 'TEXT', null, { value: 'size(de) > 2' }, 'sí'],
    ['EXPRESSION', 'BOOLEAN', null, { value: '3 in de' }, true],
    ['EXPRESSION', 'LIST', null, { value: 'de.filter(d, d != "a")' }, ['b', 3]],
    ['EXPRESSION', 'DATE', null, { value: 'addDays(today, 10)' }, '2026-12-05'],
    ['EXPRESSION', 'NUMBER', 7, { value: '"texto"' }, null],
    ['EXPRESSION', 'JSON', null, { value: '{"total": size(de)}' }, { total: 3 }],
  ])('%s into a %s of %j with %j gives %j', (operation, type, value, options, expected) => {
    const context = { visitor, transcript: 'Ana: hola' };
    expect(stored(setting(operation, options), [type, value], context)['x']).toEqual(expected);
  });

  test('The entry that is taken from a list goes into its own variable', () => {
    expect(stored(setting('POP', { itemVariable: 'y' }), ['LIST', ['a', 'z']])).toMatchObject({ x: ['a'], y: 'z' });
    expect(stored(setting('SHIFT', { itemVariable: 'y' }), ['LIST', []])).toMatchObject({ x: [], y: null });
  });

  test('A transcript ends with what the bot said in the same turn', () => {
    const blocks = [say('h', '**Hola**'), setting('TRANSCRIPT'), say('t', 'fin')];
    const talk = new Talk({ ...inOneGroup(...blocks), variables: [aVariable('x')] });
    expect(talk.state.variables['x']).toBe('Bot: Hola');
  });

  test('A random id is the same in a replay, and another in each conversation and at each use', () => {
    const ids = [1, 1, 2].map((seed) => {
      const blocks = [setting('RANDOM_ID'), block('w', 'setVariable', { variable: 'y', operation: 'RANDOM_ID' })];
      const definition = { ...inOneGroup(...blocks, say('t', 'fin')), variables: [aVariable('x'), aVariable('y')] };
      return new Talk(definition, { seed }).state.variables;
    });
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids.flatMap((one) => [one['x'], one['y']])).size).toBe(4);
    expect(ids[0]?.['x']).toMatch(/^[A-Z2-9]+-[A-Z2-9]{8}$/);
  });

  test('What is known of nobody is empty', () => {
    for (const operation of ['CHANNEL', 'DEVICE', 'CONTACT_NAME', 'CONTACT_PHONE'] as const)
      expect(stored(setting(operation), ['TEXT', 'a'])['x']).toBeNull();
  });

  test('What is added to a variable is told apart from its value', () => {
    const definition = {
      ...inOneGroup(
        setting('ADD', { value: '2' }),
        block('w', 'setVariable', { variable: 'y', operation: 'APPEND', value: 'z' }),
      ),
      variables: [aVariable('x', 'NUMBER', 40), aVariable('y', 'LIST', ['a'])],
    };
    const talk = new Talk(definition);
    expect(talk.outputs('variableSet').map(({ name, value, change }) => [name, value, change])).toEqual([
      ['x', 42, { kind: 'ADD', by: 2 }],
      ['y', ['a', 'z'], { kind: 'APPEND', item: 'z' }],
    ]);
  });

  test.each<[ValueOperation, VariableType, Partial<BlockOptions['setVariable']>, string[]]>([
    ['TODAY', 'NUMBER', {}, ['TYPE_MISMATCH']],
    ['TODAY', 'TEXT', {}, []],
    ['ADD', 'DATE', { value: '1' }, ['TYPE_MISMATCH']],
    ['POP', 'NUMBER', {}, ['TYPE_MISMATCH']],
    ['RANDOM_ID', 'BOOLEAN', {}, ['TYPE_MISMATCH']],
    ['EXPRESSION', 'BOOLEAN', { value: '1 + 1' }, ['TYPE_MISMATCH']],
    ['EXPRESSION', 'BOOLEAN', { value: '1 > y.size()' }, []],
    ['MAP_ITEM', 'TEXT', {}, ['MISSING_OPTION']],
    ['MAP_ITEM', 'TEXT', { match: { item: 'y', list: 'nadie', target: 'a' } }, ['UNKNOWN_VARIABLE']],
    ['POP', 'LIST', { itemVariable: 'nadie' }, ['UNKNOWN_VARIABLE']],
  ])('%s into a %s with %j has the problems %j', (operation, type, options, expected) => {
    const variables = [aVariable('x', type), aVariable('y'), aVariable('a', 'LIST')];
    const found = validateDefinition({ ...inOneGroup(setting(operation, options), block('e', 'end')), variables });
    expect(found.map(({ code }) => code)).toEqual(expected);
  });

  test.each<[ValueOperation, Partial<BlockOptions['setVariable']>, string, string]>([
    ['SET', { value: '{{ y }}' }, 'x = {{ y }}', 'x = {{ y }}'],
    ['EXPRESSION', { value: 'y + 1' }, 'x = y + 1', 'x = y + 1'],
    ['TOMORROW', {}, 'x = mañana', 'x = tomorrow'],
    ['RANDOM_ID', {}, 'x = código al azar', 'x = random code'],
  ])('The canvas says %s with %j as “%s”', (operation, options, es, en) => {
    expect(summaryOf(setting(operation, options), 'es')).toBe(es);
    expect(summaryOf(setting(operation, options), 'en')).toBe(en);
  });

  test.each(['value', 'operation', 'itemVariable', 'match', 'rows'])('A wrong type at %s is refused', (field) => {
    const given = field === 'rows' ? block('c', 'condition') : setting('SET');
    const broken = { ...given, options: { ...given.options, [field]: { __proto__: null, x: [1] } } };
    expect(parseDefinition(inOneGroup(broken as Block)).ok).toBe(false);
  });
});
