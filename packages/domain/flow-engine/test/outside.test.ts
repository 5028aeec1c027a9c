import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  outsideEffectSchema,
  type BlockOptions,
  type OutsideEffect,
  type OutsideEffectOf,
  type VariableValue,
} from '../src/index.js';
import { Talk, aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say } from './kit.js';

const connectionId = '0190a000-0000-7000-8000-000000000001';
const variables = [
  aVariable('x'),
  aVariable('n', 'NUMBER', 3),
  aVariable('lista', 'LIST', ['a', 'b']),
  aVariable('fecha', 'DATE', '2026-12-02'),
];

/** Values that visitors type to break out of a text. */
const typed = fc.oneof(
  fc.constantFrom(
    '"',
    '\\',
    '","admin":true,"a":"',
    '&admin=1',
    '=',
    '?a=b#c',
    '../..',
    '..',
    '.',
    '%2e%2e',
    '/',
    '\\..\\',
    '\r\nX-Evil: 1',
    '\u2028',
    '\uD800',
    '{{ n }}',
    'a@b.mx, evil@b.mx',
    '<x@y.mx>',
    '',
    ' ',
    '\u0000',
  ),
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.string({ maxLength: 30, unit: 'binary' }),
);

function effectOf<K extends 'httpRequest' | 'connector' | 'sendEmail'>(
  kind: K,
  options: Partial<BlockOptions[K]>,
  x = '',
): OutsideEffect | string {
  const definition = { ...inOneGroup(block('o', kind, { ...options, isBackground: false })), variables };
  const talk = new Talk(definition, { variables: { x } });
  const [effect] = talk.last.effects;
  if (effect === undefined || effect.kind === 'answer') return talk.outputs('fault')[0]?.code ?? 'nothing';
  return outsideEffectSchema.parse(effect);
}

function request(options: Partial<BlockOptions['httpRequest']>, x = ''): OutsideEffectOf<'request'> {
  const effect = effectOf('httpRequest', options, x);
  if (typeof effect === 'string' || effect.kind !== 'request') throw new Error(JSON.stringify(effect));
  return effect;
}

/** The parts of the URL of a request as its receiver sees them; else the fault. */
function sentParts(effect: OutsideEffect | string): unknown {
  if (typeof effect === 'string' || effect.kind !== 'request') return effect;
  const sent = new URL(effect.url);
  return {
    address: [sent.origin, sent.username, sent.hash],
    path: sent.pathname.split('/').map(decodeURIComponent),
    query: sent.search.slice(1).split('&').map(decodeURIComponent),
  };
}

/** The names and kinds of all parts of a JSON value, without its texts and numbers. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]);
}

describe('what a visitor types stays a value of the request', () => {
  test('No value changes the host, the parts of the path, or the names and number of the parameters of a URL', () => {
    const url = 'https://api.example.com/v1/{{ x }}/notes?q={{ x }}&x-{{ x }}&limit=5';
    fc.assert(
      fc.property(typed, (x) => {
        const effect = effectOf('httpRequest', { url }, x);
        const seen = x.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
        const isLost = ['', '.', '..'].includes(seen);
        expect(sentParts(effect)).toEqual(
          isLost
            ? 'BAD_URL'
            : {
                address: ['https://api.example.com', '', ''],
                path: ['', 'v1', seen, 'notes'],
                query: [`q=${seen}`, `x-${seen}`, 'limit=5'],
              },
        );
      }),
      { numRuns: 400 },
    );
  });

  test('No value adds a field to a JSON body or changes the kind of one, whether the output is between quotes or not', () => {
    const body = '{"a": "Hola {{ x }}!", "b": {{ x }}, "c": [{{ x }}, "{{ x }}"], "d": {{ x | upcase }}, "n": {{ n }}}';
    fc.assert(
      fc.property(typed, (x) => {
        const sent = JSON.parse(
          request({ url: 'https://a.mx', method: 'POST', bodyKind: 'JSON', body }, x).body ?? '',
        ) as Record<string, unknown>;
        expect(Object.keys(sent)).toEqual(['a', 'b', 'c', 'd', 'n']);
        const { d, ...others } = sent;
        expect(others).toEqual({ a: `Hola ${x}!`, b: x, c: [x, x], n: 3 });
        expect(['string', 'number']).toContain(typeof d);
      }),
      { numRuns: 400 },
    );
  });

  test('No value adds a field to a form, a header, or a line to one', () => {
    const options = {
      ...({ url: 'https://a.mx', method: 'POST', bodyKind: 'FORM', body: 'name={{ x }}&note=a{{ x }}' } as const),
      headers: [{ id: 'h', name: 'X-Note', value: 'De {{ x }}' }],
    } as const;
    fc.assert(
      fc.property(typed, (x) => {
        const { body, headers } = request({ ...options, headers: [...options.headers] }, x);
        expect([...new URLSearchParams((body ?? '').replaceAll('+', '%2B')).keys()]).toEqual(['name', 'note']);
        expect(headers.map(({ name }) => name)).toEqual(['X-Note', 'content-type']);
        expect(headers[0]?.value).toMatch(/^De[\u0020-\u007e\u00a0-\u00ff]*$/);
        expect(() => new Headers(headers.map(({ name, value }) => [name, value]))).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });

  test('No value adds a recipient or a line to the subject of an e-mail', () => {
    const options = {
      connectionId,
      to: 'ana@example.com, {{ x }}@example.com',
      subject: { es: 'De {{ x }}' },
      text: { es: '{{ x }}' },
    };
    fc.assert(
      fc.property(typed, (x) => {
        const effect = effectOf('sendEmail', options, x);
        const sent = typeof effect === 'string' || effect.kind !== 'mail' ? null : effect;
        expect(sent === null ? effect : sent.to.split(', ').length).toEqual(sent === null ? 'BAD_ADDRESS' : 2);
        expect(sent?.to ?? 'ana@example.com, x@example.com').toMatch(/^ana@example\.com, [^\s,;<>@]+@example\.com$/);
        expect(sent?.subject ?? '').not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 400 },
    );
  });

  test('No value adds a column to a row', () => {
    const entries = ['Nombre', 'Nota'].map((name) => ({ name, value: '{{ x }}' }));
    const options = { connectionId, action: 'appendRow', inputs: [{ name: 'columns', value: '', entries }] };
    fc.assert(
      fc.property(typed, (x) => {
        const effect = effectOf('connector', options, x) as OutsideEffectOf<'action'>;
        expect(JSON.parse(effect.inputs['columns'] ?? '')).toEqual({ Nombre: x, Nota: x });
      }),
    );
  });

  test('No value adds an input to an action', () => {
    fc.assert(
      fc.property(typed, (x) => {
        const effect = effectOf(
          'connector',
          { connectionId, action: 'appendRow', inputs: [{ name: 'Nota', value: '{{ x }}' }] },
          x,
        );
        expect(effect).toMatchObject({ kind: 'action', inputs: { Nota: x.slice(0, 20_000) } });
        expect(Object.keys((effect as OutsideEffectOf<'action'>).inputs)).toEqual(['Nota']);
      }),
    );
  });

  test('Any template of a body that is accepted has the same fields for every two visitors', () => {
    const part = fc.constantFrom(
      '{{ x }}',
      '"{{ x }}"',
      '"a\\"{{ x }}"',
      '"\\u00e1{{ x }}\\\\"',
      '1',
      '{"k": {{ x }}}',
      '["{{ x }}", {{ x }}]',
      '"\\',
      '{"{{ x }}": 1}',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), typed, typed, (parts, one, other) => {
        const options = { url: 'https://a.mx', method: 'PUT', bodyKind: 'JSON', body: `[${parts.join(',')}]` } as const;
        const sent = [one, other].map((x) => effectOf('httpRequest', options, x));
        const shapes = sent.map((effect) =>
          typeof effect === 'string' || effect.kind !== 'request' ? effect : shapeOf(JSON.parse(effect.body ?? '')),
        );
        expect(shapes[0]).toEqual(shapes[1]);
        expect(options.body.includes('"{{ x }}":') && shapes[0] !== 'BAD_BODY').toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('values in requests', () => {
  test('Values are sent as data: dates as ISO dates, numbers and lists as JSON', () => {
    const body =
      '{"fecha": "{{ fecha }}", "n": {{ n }}, "lista": {{ lista }}, "juntos": "{{ lista }}", "nada": {{ x }}}';
    const sent = request({ url: 'https://a.mx/{{ fecha }}', method: 'POST', bodyKind: 'JSON', body });
    expect(JSON.parse(sent.body ?? '')).toEqual({
      fecha: '2026-12-02',
      n: 3,
      lista: ['a', 'b'],
      juntos: 'a,b',
      nada: '',
    });
    expect(sent.url).toBe('https://a.mx/2026-12-02');
  });

  test.each([
    ['a variable in the host', { url: 'https://{{ x }}/a' }, 'BAD_URL'],
    ['a variable as the whole address', { url: '{{ x }}' }, 'BAD_URL'],
    ['a variable in the port', { url: 'https://a.mx:{{ n }}/' }, 'BAD_URL'],
    ['a variable in a user name', { url: 'https://{{ x }}@a.mx/' }, 'BAD_URL'],
    ['another scheme', { url: 'ftp://a.mx/' }, 'BAD_URL'],
    ['a body that is not JSON', { url: 'https://a.mx', method: 'POST', bodyKind: 'JSON', body: '{a}' }, 'BAD_BODY'],
  ] as const)('A request with %s is not made, and the flow takes the exit for failures', (_, options, code) => {
    const definition = aDefinition(
      aFlow(
        [group('g', block('o', 'httpRequest', options)), group('h', say('no', 'Falló', 'Failed'))],
        edges('start -> g', 'o:failed -> h'),
      ),
      { variables },
    );
    const talk = new Talk(definition, { variables: { x: 'evil.mx' } });
    expect([talk.said, talk.outputs('fault').map((fault) => fault.code), talk.last.effects]).toEqual([
      ['Falló'],
      [code],
      [],
    ]);
  });
});

const withExits = (options: Partial<BlockOptions['httpRequest']> = {}) =>
  aDefinition(
    aFlow(
      [
        group(
          'g',
          say('a', 'Busco', 'Looking'),
          block('o', 'httpRequest', {
            url: 'https://a.mx',
            mappings: [{ id: 'm', path: '$.name', variable: 'x' }],
            ...options,
          }),
          say('b', 'Hola {{ x }}', 'Hi {{ x }}'),
          block('q', 'textInput'),
        ),
        group('f', say('no', 'Falló', 'Failed')),
        group('t', say('late', 'Tarde', 'Late')),
      ],
      edges('start -> g', ...(options.isBackground ? [] : ['o:failed -> f', 'o:timeout -> t'])),
    ),
    { variables },
  );

describe('a block with work outside', () => {
  test('It waits for its result, stores the mapped values and continues', () => {
    const talk = new Talk(withExits());
    expect([talk.said, talk.state.openEffect?.kind]).toEqual([['Busco'], 'request']);
    talk.answerEffect({ kind: 'done', status: 200, values: { x: 'Ana', n: 9, other: 1 } });
    expect([talk.said[0], talk.state.openEffect, talk.state.variables['n']]).toEqual(['Hola Ana', null, 3]);
  });

  test('A mapped variable without a value becomes empty, so that it shows no value of an earlier response', () => {
    const talk = new Talk(withExits(), { variables: { x: 'Eva' } });
    talk.answerEffect({ kind: 'done', status: 404, values: {} });
    expect(talk.state.variables['x']).toBeNull();
  });

  test.each([
    [{ kind: 'failed', code: 'HOST_NOT_FOUND' }, 'Falló', 'HOST_NOT_FOUND'],
    [{ kind: 'timeout' }, 'Tarde', 'EFFECT_TIMEOUT'],
  ] as const)('The result %j takes its exit and is recorded', (result, said, code) => {
    const talk = new Talk(withExits()).answerEffect(result);
    expect([talk.said, talk.outputs('fault')]).toEqual([[said], [{ kind: 'fault', blockId: 'o', code }]]);
  });

  test('In the background it continues at once, and a result for it is refused', () => {
    const talk = new Talk(withExits({ isBackground: true }));
    expect([talk.said.slice(0, 2), talk.state.awaiting?.kind]).toEqual([['Busco', 'Hola '], 'TEXT']);
    expect(talk.last.effects).toMatchObject([{ kind: 'request', isBackground: true }]);
    const [effect] = talk.last.effects;
    talk.take({ kind: 'effectResult', effectId: effect?.id ?? '', result: { kind: 'timeout' } });
    expect(talk.outputs('fault')).toMatchObject([{ code: 'STALE_EFFECT' }]);
  });

  test('While it waits, a takeover drops its result and the flow continues after it', () => {
    const talk = new Talk(withExits());
    talk.state = { ...talk.state, isHandedOff: true };
    talk.answerEffect({ kind: 'done', status: 200, values: { x: 'Ana' } });
    expect(talk.last.outputs).toEqual([]);
    talk.resume();
    expect(talk.said[0]).toBe('Hola ');
  });

  test('A loop through requests ends after twenty of them without a reply of the visitor', () => {
    const loop = block('o', 'httpRequest', { url: 'https://a.mx' });
    const talk = new Talk(aDefinition(aFlow([group('g', loop)], edges('start -> g', 'o -> g'))));
    let requests = 0;
    while (talk.state.endReason === null && requests < 50) {
      requests += talk.last.effects.length;
      talk.answerEffect({ kind: 'done', status: 200, values: {} });
    }
    expect([requests, talk.state.endReason, talk.outputs('fault')]).toMatchObject([
      20,
      'ERROR',
      [{ code: 'EFFECT_BUDGET' }],
    ]);
  });
});

describe('a one-time URL', () => {
  const url = 'https://example.com/hooks/abc';
  const opened = (values: Record<string, VariableValue> = { url }) => ({ kind: 'done', status: null, values }) as const;
  const paid = [{ id: 'm', path: '$.id', variable: 'x' }];
  const definition = aDefinition(
    aFlow(
      [
        group(
          'g',
          block('open', 'awaitWebhook', { variable: 'liga', isBackground: true }),
          say('pay', 'Paga aquí: {{ liga }}', 'Pay here'),
          block('wait', 'awaitWebhook', { variable: 'liga', mappings: paid, timeoutMinutes: 60 }),
          block('end', 'end'),
        ),
        group('r', say('ok', 'Recibido {{ x }}', 'Received')),
        group('t', say('late', 'No llegó', 'Nothing')),
      ],
      edges('start -> g', 'wait:received -> r', 'wait:timeout -> t'),
    ),
    { variables: [...variables, aVariable('liga')] },
  );

  test('A block in the background opens it, and the next block with its variable waits for the call', () => {
    const talk = new Talk(definition);
    const opener = talk.state.openEffect;
    expect(opener).toMatchObject({ kind: 'await', openedBy: null, isBackground: true, deadlineMs: 1_800_000 });
    talk.answerEffect(opened());
    expect(talk.said).toEqual([`Paga aquí: ${url}`]);
    expect(talk.state.openEffect).toMatchObject({
      kind: 'await',
      openedBy: opener?.id,
      isBackground: false,
      deadlineMs: 3_600_000,
      mappings: [{ path: '$.id', variable: 'x' }],
    });
    talk.answerEffect(opened({ x: 'folio 7' }));
    expect([talk.said, talk.state.openedUrls]).toEqual([['Recibido folio 7'], {}]);
  });

  test('A call that does not come in time takes the exit for it', () => {
    expect(new Talk(definition).answerEffect(opened()).answerEffect({ kind: 'timeout' }).said).toEqual(['No llegó']);
  });

  test('A block alone opens the URL, stores it and waits for its call', () => {
    const alone = { ...inOneGroup(block('w', 'awaitWebhook', { variable: 'liga' })), variables: [aVariable('liga')] };
    const talk = new Talk(alone);
    const opener = talk.state.openEffect?.id;
    talk.answerEffect(opened());
    expect([talk.state.variables['liga'], talk.state.openEffect]).toMatchObject([url, { openedBy: opener }]);
  });

  test('A URL that cannot be opened takes the exit for no call and records why', () => {
    const talk = new Talk(definition).answerEffect({ kind: 'failed', code: 'UNAVAILABLE' });
    expect(talk.outputs('fault')).toMatchObject([{ blockId: 'open', code: 'UNAVAILABLE' }]);
  });
});
