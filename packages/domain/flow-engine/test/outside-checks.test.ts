import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  blockFamily,
  conflictInWords,
  defaultOptions,
  diffDefinitions,
  flowJsonSchema,
  mappingPathFault,
  mergeDefinitions,
  parseDefinition,
  summaryOf,
  validateDefinition,
  type Block,
  type BlockKind,
  type BlockOptions,
  type BotDefinition,
  type KnownConnection,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say } from './kit.js';

const kinds = ['httpRequest', 'connector', 'sendEmail', 'awaitWebhook'] as const;
const id = '0190a000-0000-7000-8000-000000000001';
const sheet: KnownConnection = {
  ...{ id, state: 'CONNECTED', category: 'SHEETS' },
  actions: [
    {
      name: 'appendRow',
      inputs: [
        { name: 'sheet', isRequired: true, kind: 'TEXT' },
        { name: 'columns', isRequired: true, kind: 'MAP' },
        { name: 'note', isRequired: false, kind: 'TEXT' },
      ],
    },
  ],
};

function withBlock(...blocks: Block[]): BotDefinition {
  const flow = aFlow([group('g', ...blocks, block('e', 'end'))], edges('start -> g'));
  return aDefinition(flow, { variables: [aVariable('x'), aVariable('liga')] });
}

/** `code field` of each problem of one block. */
function found<K extends BlockKind>(
  kind: K,
  options: Partial<BlockOptions[K]>,
  connections?: KnownConnection[],
): string[] {
  const problems = validateDefinition(withBlock(block('o', kind, options)), { connections });
  return problems.filter((one) => one.severity === 'ERROR').map((one) => `${one.code} ${one.field ?? ''}`);
}

const row = {
  ...{ connectionId: id, action: 'appendRow' },
  inputs: [
    { name: 'sheet', value: 'Clientes' },
    { name: 'columns', value: '', entries: [{ name: 'Nombre', value: '{{ x }}' }] },
  ],
};
const request = { url: 'https://a.mx/{{ x }}' };
const mail = { connectionId: id, to: 'ana@example.com', text: { es: 'Hola', en: 'Hi' }, subject: { es: 'a', en: 'b' } };

describe('validation of blocks with work outside', () => {
  test('Complete blocks have no errors', () => {
    expect(found('httpRequest', request)).toEqual([]);
    expect(found('connector', row, [sheet])).toEqual([]);
    expect(found('sendEmail', mail, [{ ...sheet, category: 'MAIL', actions: [] }])).toEqual([]);
    expect(found('awaitWebhook', { variable: 'liga' })).toEqual([]);
  });

  test.each([
    ['httpRequest', {}, ['MISSING_OPTION url']],
    ['httpRequest', { url: 'https://{{ x }}/' }, ['MISSING_OPTION url']],
    ['httpRequest', { url: 'https://a.mx/../b' }, ['MISSING_OPTION url']],
    [
      'httpRequest',
      { ...request, headers: [{ id: 'h', name: 'Authorization', value: 'Bearer k' }] },
      ['MISSING_OPTION headers.0.name'],
    ],
    ['httpRequest', { ...request, headers: [{ id: 'h', name: 'a b', value: '' }] }, ['MISSING_OPTION headers.0.name']],
    ['httpRequest', { ...request, method: 'POST', bodyKind: 'JSON', body: '{"{{ x }}": 1}' }, ['MISSING_OPTION body']],
    ['httpRequest', { ...request, method: 'POST', bodyKind: 'JSON', body: '{"a": }' }, ['MISSING_OPTION body']],
    [
      'httpRequest',
      {
        ...request,
        method: 'POST',
        bodyKind: 'TEXT',
        body: '{"a": "{{ x }}"}',
        headers: [{ id: 'h', name: 'Content-Type', value: 'application/json' }],
      },
      ['MISSING_OPTION bodyKind'],
    ],
    [
      'httpRequest',
      {
        ...request,
        mappings: [
          { id: 'm', path: 'name', variable: 'x' },
          { id: 'n', path: '$.a', variable: '' },
        ],
      },
      ['MISSING_OPTION mappings.0.path', 'MISSING_OPTION mappings.1.variable'],
    ],
    [
      'httpRequest',
      { ...request, mappings: [{ id: 'm', path: '$.a', variable: 'gone' }] },
      ['UNKNOWN_VARIABLE mappings.0.variable'],
    ],
    ['httpRequest', { url: 'https://a.mx/{{ gone }}' }, ['UNKNOWN_VARIABLE url']],
    ['connector', {}, ['MISSING_OPTION connectionId', 'MISSING_OPTION action']],
    ['sendEmail', { ...mail, connectionId: null, to: '' }, ['MISSING_OPTION connectionId', 'MISSING_OPTION to']],
    ['awaitWebhook', {}, ['MISSING_OPTION variable']],
  ] as [BlockKind, object, string[]][])('A block of kind %s with %j has the errors %j', (kind, options, errors) => {
    expect(found(kind, options as Partial<BlockOptions[BlockKind]>)).toEqual(errors);
  });

  test.each([
    ['that is not among those that the bot may use', row, [], ['UNKNOWN_CONNECTION connectionId']],
    ['of another purpose', row, [{ ...sheet, actions: [] }], ['UNKNOWN_CONNECTION connectionId']],
    [
      'that has to be authorised again',
      row,
      [{ ...sheet, state: 'REAUTHORIZE' }],
      ['CONNECTION_NOT_READY connectionId'],
    ],
    ['that the plan does not include', row, [{ ...sheet, state: 'SUSPENDED' }], ['CONNECTION_NOT_READY connectionId']],
    ['that heals by itself', row, [{ ...sheet, state: 'ERROR' }], []],
    ['without the action', { ...row, action: 'deleteAll' }, [sheet], ['MISSING_OPTION action']],
    [
      'without the required inputs',
      { ...row, inputs: [] },
      [sheet],
      ['MISSING_OPTION inputs.sheet', 'MISSING_OPTION inputs.columns'],
    ],
    [
      'with named values as one text, in which a value could add names',
      {
        ...row,
        inputs: [
          { name: 'sheet', value: 'a' },
          { name: 'columns', value: '{"a": "{{ x }}"}' },
        ],
      },
      [sheet],
      ['MISSING_OPTION inputs.columns'],
    ],
    ['when nothing is known of connections', row, undefined, []],
  ] as [string, Partial<BlockOptions['connector']>, KnownConnection[] | undefined, string[]][])(
    'A connection %s is judged',
    (_, options, connections, errors) => {
      expect(found('connector', options, connections)).toEqual(errors);
    },
  );

  const mapped = (path: string) => ({ ...request, mappings: [{ id: 'm', path, variable: 'x' }] });

  test.each(['$', '$.a', '$.a[0].b', "$['a, b']['c?']", '$..price', '$[?@.a == 1].b', '$[?length(@.tags) > 1]'])(
    'The path %s of a mapping is accepted',
    (path) => {
      expect(found('httpRequest', mapped(path))).toEqual([]);
    },
  );

  test.each([
    ['$.', /not valid JSONPath/],
    ['$.a[', /not valid JSONPath/],
    ['$.a b', /not valid JSONPath/],
    ['$[?@.a = 1]', /not valid JSONPath/],
    ['$..a..b', /too complex/],
    ['$[0,1]', /too complex/],
    ['$[?match(@.a, "(a+)+")]', /too complex/],
    ['$[?@[?@.b]]', /too complex/],
    [`$[?${'value('.repeat(40)}@.a`, /too complex/],
  ])('The path %s of a mapping is a problem before anyone publishes', (path, words) => {
    const [first] = validateDefinition(withBlock(block('o', 'httpRequest', mapped(path))));
    expect(first).toMatchObject({ code: 'MISSING_OPTION', field: 'mappings.0.path' });
    expect(first?.message.en).toMatch(words);
  });

  test('No path of a mapping takes longer to check than its length allows', () => {
    const pieces = [
      '(',
      '[',
      '!',
      '@',
      '.a',
      '..',
      '*',
      '?',
      '==',
      '1',
      "'a'",
      '&&',
      ')',
      ']',
      'value(',
      ':',
      '$',
      ',',
    ];
    const path = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((unit) => unit.join(''));
    fc.assert(
      fc.property(path, fc.constantFrom('$', '$[', '$[?'), (unit, start) => {
        const text = `${start}${unit.repeat(500)}`.slice(0, 500);
        const before = process.threadCpuUsage();
        mappingPathFault(text);
        expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(1_000);
      }),
      { numRuns: 300 },
    );
  });

  test('A request may use a credential for HTTP only', () => {
    expect(found('httpRequest', { ...request, connectionId: id }, [sheet])).toEqual([
      'UNKNOWN_CONNECTION connectionId',
    ]);
    expect(found('httpRequest', { ...request, connectionId: id }, [{ ...sheet, category: 'HTTP' }])).toEqual([]);
  });

  test('A wait with both exits connected is not a dead end, and exits of the background do not exist', () => {
    const wired = (isBackground: boolean) =>
      aDefinition(
        aFlow(
          [group('g', block('w', 'awaitWebhook', { variable: 'liga', isBackground })), group('e', block('e1', 'end'))],
          edges('start -> g', 'w:received -> e', 'w:timeout -> e'),
        ),
        { variables: [aVariable('liga')] },
      );
    expect(validateDefinition(wired(false))).toEqual([]);
    expect(validateDefinition(wired(true)).map(({ code }) => code)).toContain('DANGLING_EDGE');
  });
});

describe('blocks with work outside in the rest of the engine', () => {
  test('They are of the family of integrations, and their schema is in the JSON Schema of a flow', () => {
    for (const kind of kinds) {
      expect(blockFamily(kind)).toBe('INTEGRATION');
      expect(JSON.stringify(flowJsonSchema)).toContain(`"const":"${kind}"`);
      expect(defaultOptions(kind)).toHaveProperty('isBackground');
    }
  });

  test('A definition with them is read, and inputs named like prototype properties are refused', () => {
    const good = withBlock(block('a', 'connector', row), block('b', 'httpRequest', request));
    expect(parseDefinition(JSON.parse(JSON.stringify(good)))).toEqual({ ok: true, definition: good });
    const bad = JSON.stringify(good).replace('"Nombre"', '"__proto__"');
    expect(parseDefinition(JSON.parse(bad))).toMatchObject({ ok: false });
  });

  test('Two people who change different headers and mappings of one request both keep their change', () => {
    const headers = ['A', 'B'].map((name) => ({ id: name, name, value: '1' }));
    const mappings = [{ id: 'm', path: '$.a', variable: 'x' }];
    const base = withBlock(block('o', 'httpRequest', { ...request, headers, mappings }));
    const change = (options: Partial<BlockOptions['httpRequest']>) =>
      withBlock(block('o', 'httpRequest', { ...request, headers, mappings, ...options }));
    const mine = change({ headers: [{ id: 'A', name: 'A', value: '2' }, ...headers.slice(1)] });
    const theirs = change({ headers: headers.slice(0, 1), mappings: [{ id: 'm', path: '$.b', variable: 'x' }] });
    const merged = mergeDefinitions(base, { mine, theirs });
    expect(merged.conflicts).toEqual([]);
    expect(merged.definition.flows[0]?.groups[0]?.blocks[0]).toMatchObject({
      options: { headers: [{ id: 'A', value: '2' }], mappings: [{ path: '$.b' }] },
    });
  });

  test('Differences and conflicts name the block by what it does', () => {
    const [one, other] = ['GET', 'POST'].map((method) =>
      withBlock(block('o', 'httpRequest', { ...request, method: method as 'GET' })),
    );
    if (!one || !other) throw new Error('two definitions');
    expect(diffDefinitions(one, other, 'es')).toMatchObject([
      {
        kind: 'EDITED',
        subject: 'BLOCK',
        title: 'GET a.mx/{{ x }}',
        before: 'GET a.mx/{{ x }}',
        after: 'POST a.mx/{{ x }}',
      },
    ]);
    const conflict = {
      path: ['flows', 'main', 'blocks', 'o', 'options', 'method'],
      base: 'GET',
      mine: 'PUT',
      theirs: 'POST',
    };
    expect(conflictInWords(conflict, { base: one, mine: one, theirs: other }, 'es')).toMatchObject({
      ...{ subject: 'BLOCK', title: 'GET a.mx/{{ x }}', mine: 'PUT', theirs: 'POST' },
    });
  });

  test('The exits have words of their own in the list of differences', () => {
    const flow = (...lines: string[]) =>
      aDefinition(
        aFlow(
          [group('g', block('o', 'httpRequest', request)), group('h', say('t', 'Hola'))],
          edges('start -> g', ...lines),
        ),
      );
    const titles = (locale: 'es' | 'en') =>
      diffDefinitions(flow(), flow('o:failed -> h', 'o:timeout -> h'), locale).map(
        ({ title }) => title.split(' › ')[1],
      );
    expect([titles('es'), titles('en')]).toEqual([
      ['si falla', 'se acabó el tiempo'],
      ['if it fails', 'the time ran out'],
    ]);
  });

  test('Summaries say what a block does in one line', () => {
    const lines = [
      block('a', 'httpRequest', { ...request, method: 'DELETE' }),
      block('b', 'sendEmail', mail),
      block('c', 'awaitWebhook', { variable: 'liga', isBackground: true }),
      block('d', 'awaitWebhook', { variable: 'liga' }),
      block('e', 'connector'),
    ].map((one) => summaryOf(one, 'es'));
    expect(lines).toEqual([
      ...['DELETE a.mx/{{ x }}', 'ana@example.com: a', 'Abre la URL liga', 'Espera la llamada a liga'],
      'Acción de integración',
    ]);
  });
});
