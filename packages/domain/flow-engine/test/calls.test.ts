import { describe, expect, test } from '@jest/globals';
import {
  diffDefinitions,
  mergeDefinitions,
  parseDefinition,
  validateDefinition,
  type Block,
  type BlockOptions,
  type BotDefinition,
  type Edge,
  type Flow,
  type SessionState,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, Talk } from './kit.js';

const ask = (id: string, variable: string | null = null): Block =>
  block(id, 'textInput', { prompt: { es: `¿${id}?`, en: `${id}?` }, variable });
const call = (id: string, flowId: string, options: Partial<BlockOptions['callFlow']> = {}): Block =>
  block(id, 'callFlow', { flowId, ...options });
const flowOf = (id: string, blocks: Block[], more: Partial<Flow> = {}): Flow => ({
  ...aFlow([group(`${id}-g`, ...blocks)], edges(`start -> ${id}-g`), id),
  ...more,
});
const greetFlow = (more: Partial<Flow> = {}): Flow =>
  flowOf('greet', [say('hi', 'Hola {{ who }}', 'Hello {{ who }}')], {
    parameters: [{ name: 'who', type: 'TEXT' }],
    ...more,
  });

/** A main flow with one group, and the flows that it calls. */
function bot(main: Block[], called: Flow[], more: Edge[] = []): BotDefinition {
  const first = aFlow([group('g1', ...main)], [...edges('start -> g1'), ...more]);
  const variables = [
    aVariable('name'),
    aVariable('age'),
    aVariable('who', 'TEXT', 'nobody'),
    aVariable('total', 'NUMBER', 0),
  ];
  return aDefinition([first, ...called], { variables });
}

const errors = (definition: BotDefinition) =>
  validateDefinition(definition).flatMap(({ severity, code, field }) => (severity === 'ERROR' ? [[code, field]] : []));

describe('calls of flows', () => {
  test.each([
    ['es', ['Hola Ana', 'Sigue']],
    ['en', ['Hello Ana', 'Goes on']],
  ] as const)('A called flow speaks %s with its values, and the caller goes on behind it', (locale, said) => {
    const definition = bot(
      [
        call('c', 'greet', { inputs: [{ name: 'who', value: 'Ana' }] }),
        say('after', 'Sigue', 'Goes on'),
        block('e', 'end'),
      ],
      [greetFlow()],
    );
    const talk = new Talk(definition, { locale });
    expect(talk.transcript).toEqual(said);
    expect(talk.state).toMatchObject({ endReason: 'COMPLETED' });
    expect(talk.state.frames).toBeUndefined();
    expect(errors(definition)).toEqual([]);
  });

  test('A question in a called flow is answered in a later turn, and its answer is returned to a variable', () => {
    const definition = bot(
      [call('c', 'ask', { outputs: [{ name: 'age', variable: 'total' }] }), say('t', 'Total {{ total }}')],
      [
        flowOf('ask', [ask('q', 'age'), block('r', 'return', { values: [{ name: 'age', value: '{{ age }}' }] })], {
          results: [{ name: 'age', type: 'NUMBER' }],
        }),
      ],
    );
    const talk = new Talk(definition);
    expect(talk.state.frames).toHaveLength(1);
    expect(talk.type('42').said).toEqual(['Total 42']);
    expect(talk.state.variables['total']).toBe(42);
  });

  test('Parameters hide variables of the same name only in the called flow, also when they are set there', () => {
    const definition = bot(
      [call('c', 'greet', { inputs: [{ name: 'who', value: '{{ name }}' }] }), say('t', 'Fuera {{ who }}')],
      [
        flowOf(
          'greet',
          [block('s', 'setVariable', { variable: 'who', value: '{{ who }} Gómez' }), say('hi', '{{ who }}'), ask('q')],
          { parameters: [{ name: 'who', type: 'TEXT' }] },
        ),
      ],
    );
    const talk = new Talk(definition, { variables: { name: 'Eva' } });
    expect(talk.transcript).toEqual(['Eva Gómez', '¿q?']);
    expect(talk.state.variables['who']).toBe('nobody');
    expect(talk.type('x').said).toEqual(['Fuera nobody']);
  });

  test('A value keeps its type, and a parameter without a value is empty', () => {
    const sum = flowOf(
      'sum',
      [block('s', 'setVariable', { variable: 'n', value: '1', operation: 'ADD' }), say('t', '{{ n }} {{ none }}.')],
      {
        parameters: [
          { name: 'n', type: 'NUMBER' },
          { name: 'none', type: 'TEXT' },
        ],
      },
    );
    const definition = bot([call('c', 'sum', { inputs: [{ name: 'n', value: '{{ total }}' }] })], [sum]);
    expect(new Talk(definition, { variables: { total: 4 } }).said).toEqual(['5 .']);
  });

  test('An end in a called flow ends the conversation; a return in the main flow ends its path', () => {
    const ended = new Talk(bot([call('c', 'f'), say('t', 'no')], [flowOf('f', [block('e', 'end')])]));
    expect([ended.said, ended.state.endReason]).toEqual([[], 'COMPLETED']);
    const returned = new Talk(bot([block('r', 'return'), say('t', 'no')], []));
    expect([returned.said, returned.state.endReason]).toEqual([[], 'COMPLETED']);
  });

  test('Calls inside each other come back one by one, and a flow may call itself after a question', () => {
    const inner = flowOf('inner', [ask('q2'), say('t2', 'dos')]);
    const outer = flowOf('outer', [ask('q1'), call('c2', 'inner'), say('t1', 'uno')]);
    const talk = new Talk(bot([call('c', 'outer'), say('t', 'cero')], [outer, inner]));
    expect(talk.type('a').said).toEqual(['¿q2?']);
    expect(talk.type('b').transcript.slice(2)).toEqual(['dos', 'uno', 'cero']);
    const itself = bot([call('c', 'again')], [flowOf('again', [ask('q'), call('more', 'again')])]);
    expect(errors(itself)).toEqual([]);
    const deep = new Talk(itself);
    for (let at = 0; at < 7; at += 1) expect(deep.type(`${at}`).said).toEqual(['¿q?']);
    expect(deep.state.frames).toHaveLength(8);
    deep.type('too deep');
    expect(deep.outputs('fault').map(({ code }) => code)).toEqual(['CALL_DEPTH']);
    expect([deep.said.length, deep.state.endReason]).toEqual([1, 'ERROR']);
  });

  test('A flow that calls itself without a question is not published, and ends politely', () => {
    const definition = bot([call('c', 'f')], [flowOf('f', [say('t', 'a'), call('d', 'f')])]);
    expect(errors(definition)).toEqual([['LOOP_WITHOUT_QUESTION', null]]);
    const talk = new Talk(definition);
    expect(talk.outputs('fault').map(({ code }) => code)).toEqual(['CALL_DEPTH']);
    expect(talk.state.endReason).toBe('ERROR');
  });

  test.each<[string, Block[], string[]]>([
    ['asks', [ask('q')], []],
    ['asks nothing', [say('t', 'a')], ['LOOP_WITHOUT_QUESTION']],
    ['asks on one way only', [block('h', 'businessHours'), ask('q')], ['LOOP_WITHOUT_QUESTION']],
  ])('A circle through a flow that %s: %j', (_title, blocks, expected) => {
    const called = flowOf('f', blocks);
    if (blocks.length === 2) {
      called.groups.push(group('f-out', say('out', 'b')));
      called.edges.push(...edges('h:open -> f-out').map((edge) => ({ ...edge, id: 'open' })));
    }
    const definition = bot([call('c', 'f')], [called], edges('start -> g1', 'c -> g1').slice(1));
    expect(errors(definition).map(([code]) => code)).toEqual(expected);
  });

  test('A jump to another flow leaves the calls that it jumps out of', () => {
    const inner = flowOf('inner', [ask('q'), block('j', 'jump', { target: { groupId: 'outer-2' } })]);
    const outer = flowOf('outer', [call('c2', 'inner')]);
    outer.groups.push(group('outer-2', say('t2', 'en outer')));
    const talk = new Talk(bot([call('c', 'outer'), say('t', 'en main')], [outer, inner]));
    expect(talk.type('x').said).toEqual(['en outer', 'en main']);
    const away = flowOf('away', [ask('q'), block('j', 'jump', { target: { groupId: 'g2' } })]);
    const main = bot([call('c', 'away'), say('t', 'no')], [away]);
    main.flows[0]?.groups.push(group('g2', say('t2', 'fin')));
    const left = new Talk(main).type('x');
    expect([left.said, left.state.endReason]).toEqual([['fin'], 'COMPLETED']);
  });
});

/** A flow that asks twice, called between two questions, with a way for what nobody understands. */
function visit(): BotDefinition {
  const choice = (id: string) =>
    block(id, 'choiceInput', {
      prompt: { es: `¿${id}?` },
      items: [{ id: 'si', label: { es: 'Claro' }, detail: {}, value: null, condition: null }],
    });
  const main = aFlow(
    [
      group('g1', ask('uno'), call('c', 'called', { inputs: [{ name: 'who', value: 'Ana' }] }), ask('fin')),
      group('fb', call('help', 'help'), say('sorry', 'No sé, {{ who }}')),
    ],
    edges('start -> g1', 'fallback -> fb'),
  );
  const called = flowOf('called', [choice('dos'), choice('tres'), say('bye', 'Adiós {{ who }}')], {
    parameters: [{ name: 'who', type: 'TEXT' }],
  });
  const help = flowOf('help', [say('h', 'Ayuda')]);
  return aDefinition([main, called, help], { variables: [aVariable('who', 'TEXT', 'nadie')] });
}

describe('what a visitor does inside a called flow', () => {
  test('A detour of the main flow may call a flow, and comes back to the question of the called one', () => {
    const talk = new Talk(visit()).type('a');
    expect(talk.type('¿tienen estacionamiento?').said).toEqual(['Ayuda', 'No sé, nadie', '¿dos?']);
    expect(talk.state).toMatchObject({ flowId: 'called', returnTo: null });
    expect(talk.choose('si').choose('si').said).toEqual(['Adiós Ana', '¿fin?']);
  });

  test('Going back stays in the call, leaves it for an earlier question, and does not go into one that is over', () => {
    const talk = new Talk(visit()).type('a').choose('si');
    expect(talk.type('atrás').said.at(-1)).toBe('¿dos?');
    expect(talk.state.frames).toHaveLength(1);
    expect(talk.type('atrás').said.at(-1)).toBe('¿uno?');
    expect(talk.state.frames).toBeUndefined();
    talk.type('b').choose('si').choose('si');
    expect(talk.said.at(-1)).toBe('¿fin?');
    expect(talk.type('volver atrás').said.at(-1)).toBe('¿uno?');
  });

  test('Starting over leaves the call', () => {
    const talk = new Talk(visit()).type('a').type('empezar de nuevo');
    expect(talk.said.at(-1)).toBe('¿uno?');
    expect(talk.state.frames).toBeUndefined();
  });

  test('A person takes over inside a call, and afterwards the question is asked again', () => {
    const talk = new Talk(visit()).type('a').type('quiero hablar con una persona');
    expect(talk.state.isHandedOff).toBe(true);
    expect(talk.resume().said).toEqual(['¿dos?']);
    expect(talk.choose('si').choose('si').said.at(-1)).toBe('¿fin?');
  });

  test('An intent of the main flow comes back into the call', () => {
    const definition = visit();
    const [main] = definition.flows;
    main?.groups.push(group('hello', say('hey', 'Buenas')));
    main?.events.push({ id: 'on-GREETING', kind: 'intent', intent: 'GREETING', position: { x: 0, y: 0 } });
    main?.edges.push(...edges('on-GREETING -> hello').map((edge) => ({ ...edge, id: 'greeting' })));
    const talk = new Talk(definition).type('a').type('hola');
    expect(talk.said).toEqual(['Buenas', '¿dos?']);
    expect(talk.choose('si').choose('si').said).toEqual(['Adiós Ana', '¿fin?']);
  });

  test('An effect inside a call is answered there', () => {
    const called = flowOf('f', [block('h', 'httpRequest', { url: 'https://api.example.com/x' }), say('t', 'hecho')]);
    const talk = new Talk(bot([call('c', 'f'), say('after', 'sigue')], [called]));
    expect(talk.answerEffect({ kind: 'done', status: 200, values: {} }).said).toEqual(['hecho', 'sigue']);
  });

  test('A conversation that was stored before there were calls goes on', () => {
    const talk = new Talk(visit());
    const { frames: _frames, ...stored } = talk.state;
    talk.state = stored satisfies SessionState;
    expect(talk.type('a').said).toEqual(['¿dos?']);
  });

  test('A call whose block a later version has lost ends the path, and says so to the owner', () => {
    const talk = new Talk(bot([call('c', 'f'), say('t', 'no')], [flowOf('f', [ask('q')])]));
    talk.state = { ...talk.state, frames: talk.state.frames?.map((frame) => ({ ...frame, blockId: 'gone' })) };
    talk.type('x');
    expect(talk.outputs('fault').map(({ code }) => code)).toEqual(['LOST_POSITION']);
    expect(talk.state.endReason).toBe('COMPLETED');
  });
});

describe('checks of calls', () => {
  test.each<[string, BotDefinition, (string | null)[]]>([
    ['no flow', bot([block('c', 'callFlow')], []), ['MISSING_OPTION', 'flowId']],
    ['a flow that is gone', bot([call('c', 'gone')], []), ['MISSING_OPTION', 'flowId']],
    [
      'a value that the flow does not take',
      bot([call('c', 'greet', { inputs: [{ name: 'x', value: '' }] })], [greetFlow()]),
      ['UNKNOWN_VARIABLE', 'inputs.0.name'],
    ],
    [
      'a result that the flow does not give',
      bot([call('c', 'greet', { outputs: [{ name: 'x', variable: 'name' }] })], [greetFlow()]),
      ['UNKNOWN_VARIABLE', 'outputs.0.name'],
    ],
    [
      'a variable that does not exist',
      bot(
        [call('c', 'greet', { outputs: [{ name: 'x', variable: 'gone' }] })],
        [greetFlow({ results: [{ name: 'x', type: 'TEXT' }] })],
      ),
      ['UNKNOWN_VARIABLE', 'outputs.0.variable'],
    ],
    [
      'a returned value that the flow does not declare',
      bot([call('c', 'f')], [flowOf('f', [block('r', 'return', { values: [{ name: 'x', value: '1' }] })])]),
      ['UNKNOWN_VARIABLE', 'values.0.name'],
    ],
    [
      'a parameter outside its flow',
      bot(
        [call('c', 'f'), say('t', '{{ only }}')],
        [flowOf('f', [], { parameters: [{ name: 'only', type: 'TEXT' }] })],
      ),
      ['UNKNOWN_VARIABLE', 'variations.0'],
    ],
  ])('A call with %s is not published', (_title, definition, expected) => {
    expect(errors(definition)).toContainEqual(expected);
  });

  test('The end of a called flow is no dead end, and a flow that nobody uses is reported', () => {
    const warnings = (definition: BotDefinition) =>
      validateDefinition({ ...definition, locales: ['es'] }).map(({ code, flowId }) => [code, flowId]);
    expect(warnings(bot([call('c', 'greet'), block('e', 'end')], [greetFlow()]))).toEqual([]);
    expect(warnings(bot([block('e', 'end')], [greetFlow()]))).toContainEqual(['UNREACHABLE_GROUP', 'greet']);
  });

  test.each<[string, (definition: BotDefinition) => unknown]>([
    [
      'a prototype key as a parameter',
      (d) => Object.assign(d.flows[1] ?? {}, { parameters: [{ name: '__proto__', type: 'TEXT' }] }),
    ],
    [
      'a root of the system as a result',
      (d) => Object.assign(d.flows[1] ?? {}, { results: [{ name: 'business', type: 'TEXT' }] }),
    ],
    [
      'a type that does not exist',
      (d) => Object.assign(d.flows[1] ?? {}, { parameters: [{ name: 'x', type: 'CODE' }] }),
    ],
    [
      'too many parameters',
      (d) =>
        Object.assign(d.flows[1] ?? {}, {
          parameters: Array.from({ length: 21 }, (_, at) => ({ name: `p${at}`, type: 'TEXT' })),
        }),
    ],
    [
      'a huge value',
      (d) =>
        d.flows[0]?.groups[0]?.blocks.push(
          call('x', 'greet', { inputs: [{ name: 'who', value: 'x'.repeat(1_000_000) }] }),
        ),
    ],
    [
      'values that are no list',
      (d) => d.flows[0]?.groups[0]?.blocks.push(block('x', 'return', { values: 'x' as never })),
    ],
    [
      'a prototype key as a result',
      (d) =>
        d.flows[0]?.groups[0]?.blocks.push(call('x', 'greet', { outputs: [{ name: 'constructor', variable: '' }] })),
    ],
  ])('A bot with %s is refused', (_title, change) => {
    const definition = bot([], [greetFlow()]);
    change(definition);
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });

  test('Values of calls count towards what a conversation may keep', () => {
    const text = 'x'.repeat(15_000);
    const flow = flowOf('f', [ask('q'), call('again', 'f', { inputs: [{ name: 'a', value: '{{ a }}' }] })], {
      parameters: [{ name: 'a', type: 'TEXT' }],
    });
    const talk = new Talk(bot([call('c', 'f', { inputs: [{ name: 'a', value: '{{ name }}' }] })], [flow]), {
      variables: { name: text, who: text },
    });
    const faults: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      talk.type('x');
      faults.push(...talk.outputs('fault').map(({ code }) => code));
    }
    expect(faults).toContain('VALUE_TOO_LARGE');
    expect(JSON.stringify(talk.state).length).toBeLessThan(130_000);
  });
});

describe('versions with several flows', () => {
  const base = bot([call('c', 'greet')], [greetFlow()]);
  const edited = (change: (definition: BotDefinition) => unknown): BotDefinition => {
    const copy = structuredClone(base);
    change(copy);
    return copy;
  };

  test('Differences name flows that were added, removed and renamed, and their values', () => {
    const changed = edited((d) => {
      Object.assign(d.flows[1] ?? {}, { name: 'Saludo', parameters: [], results: [{ name: 'x', type: 'TEXT' }] });
      d.flows.push(flowOf('new', []));
    });
    const flowLines = (from: BotDefinition, to: BotDefinition) =>
      diffDefinitions(from, to).flatMap(({ kind, subject, title, field, before, after }) =>
        subject === 'FLOW' ? [[kind, title, field, before, after]] : [],
      );
    expect(flowLines(base, changed)).toEqual([
      ['EDITED', 'Saludo', 'name', 'greet', 'Saludo'],
      ['EDITED', 'Saludo', 'parameters', 'who', ''],
      ['EDITED', 'Saludo', 'results', '', 'x'],
      ['ADDED', 'new', null, null, null],
    ]);
    expect(flowLines(changed, base)).toContainEqual(['REMOVED', 'new', null, null, null]);
  });

  test('Two people add a parameter each, and one of them a flow: both are kept, and the main flow stays the first', () => {
    const mine = edited((d) => {
      d.flows[1]?.parameters?.push({ name: 'mine', type: 'TEXT' });
      d.flows.push(flowOf('new', []));
    });
    const theirs = edited((d) => d.flows[1]?.parameters?.push({ name: 'theirs', type: 'NUMBER' }));
    const { definition, conflicts } = mergeDefinitions(base, { mine, theirs });
    expect(conflicts).toEqual([]);
    expect(definition.flows.map(({ id }) => id)).toEqual(['main', 'greet', 'new']);
    expect(new Set(definition.flows[1]?.parameters?.map(({ name }) => name))).toEqual(
      new Set(['who', 'mine', 'theirs']),
    );
  });
});
