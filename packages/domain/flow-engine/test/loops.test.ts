import { describe, expect, test } from '@jest/globals';
import {
  parseDefinition,
  validateDefinition,
  type Block,
  type BlockOptions,
  type BotDefinition,
  type Group,
  type VariableValue,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, Talk, type TalkOptions } from './kit.js';

const each = (id: string, options: Partial<BlockOptions['loop']> = {}): Block =>
  block(id, 'loop', { list: 'lista', item: 'x', index: 'n', ...options });
const goOn = (id: string, loop: 'NEXT' | 'LEAVE'): Block => block(id, 'jump', { loop });
const is = (id: string, right: string): Block =>
  block(id, 'condition', {
    rows: [{ id: 'si', match: 'ALL', comparisons: [{ left: 'x', operator: 'EQUALS', right }] }],
  });

/** A list in the first group, its body in `body`. */
function repeated(
  body: Block[],
  list: VariableValue = ['a', 'b', 'c'],
  more: { groups?: Group[]; wires?: string[] } = {},
) {
  const groups = [group('g1', each('l'), say('done', 'Listo', 'Done'), block('e', 'end')), group('body', ...body)];
  return aDefinition(
    aFlow([...groups, ...(more.groups ?? [])], edges('start -> g1', 'l:each -> body', ...(more.wires ?? []))),
    {
      variables: [
        aVariable('lista', 'LIST', list),
        aVariable('inner', 'LIST', ['1', '2']),
        ...['x', 'y', 'n', 'sum'].map((name) => aVariable(name, 'JSON')),
      ],
    },
  );
}

const said = (definition: BotDefinition, options?: TalkOptions): string[] => new Talk(definition, options).transcript;
const codes = (definition: BotDefinition) =>
  validateDefinition({ ...definition, locales: ['es'] }).map(({ code, field }) => [code, field]);
const ask = (id: string): Block =>
  block(id, 'textInput', { prompt: { es: '¿{{ n }} {{ x }}?', en: '{{ n }} {{ x }}?' } });

describe('lists', () => {
  test.each([
    ['es', ['1 a', '2 b', '3 c', 'Listo']],
    ['en', ['No. 1 a', 'No. 2 b', 'No. 3 c', 'Done']],
  ] as const)('The body runs once for each entry, then the conversation goes on (%s)', (locale, expected) => {
    const definition = repeated([say('t', '{{ n }} {{ x }}', 'No. {{ n }} {{ x }}')]);
    expect(said(definition, { locale })).toEqual(expected);
    expect(codes(definition)).toEqual([]);
  });

  test.each<[string, VariableValue, string[]]>([
    ['an empty list', [], ['Listo']],
    ['no value', null, ['Listo']],
    ['a text', 'a, b', ['Listo']],
    [
      'entries of all types',
      ['a', 2, null, { label: 'c' }, ['d']],
      ['1 a', '2 2', '3 ', '4 {"label":"c"}', '5 d', 'Listo'],
    ],
  ])('Repeats over %s', (_title, list, expected) => {
    expect(said(repeated([say('t', '{{ n }} {{ x }}')], list))).toEqual(expected);
  });

  test('The list may be the services of the business, and an entry is read inside', () => {
    const definition = repeated([say('t', '{{ x.name }}')]);
    const [first] = definition.flows[0]?.groups ?? [];
    if (first) first.blocks[0] = each('l', { list: 'business.services' });
    expect(said(definition)).toEqual(['Corte', 'Tinte', 'Asesoría', 'Listo']);
    expect(codes(definition)).toEqual([]);
  });

  test('A question in the body waits for an answer at every entry, over 200 entries and no more', () => {
    const definition = repeated(
      [ask('q')],
      Array.from({ length: 230 }, (_, at) => `e${at}`),
    );
    const talk = new Talk(definition);
    for (let at = 1; at < 200; at += 1) expect(talk.type('ok').said).toEqual([`¿${at + 1} e${at}?`]);
    expect(talk.type('ok').said).toEqual(['Listo']);
    expect(talk.state.frames).toBeUndefined();
  });

  test('Two hundred entries that ask nothing are visited in one turn', () => {
    const sum = block('s', 'setVariable', { variable: 'sum', value: '{{ x }}', operation: 'ADD' });
    const definition = repeated(
      [sum, say('never', '')],
      Array.from({ length: 200 }, (_, at) => at),
    );
    const talk = new Talk(definition);
    expect(talk.state.variables['sum']).toBe(19_900);
    expect(talk.said).toEqual(['Listo']);
  });

  test('Lists inside each other', () => {
    const inner = each('l2', { list: 'inner', item: 'y', index: null });
    const definition = repeated([inner, say('t2', 'fin de {{ x }}')], ['a', 'b'], {
      groups: [group('deep', say('t', '{{ x }}{{ y }}'))],
      wires: ['l2:each -> deep'],
    });
    expect(said(definition)).toEqual(['a1', 'a2', 'fin de a', 'b1', 'b2', 'fin de b', 'Listo']);
    expect(codes(definition)).toEqual([]);
  });

  test('Going to the next entry and leaving the list', () => {
    const definition = repeated([is('c', 'b'), is('c2', 'd'), say('t', '{{ x }}')], ['a', 'b', 'c', 'd', 'e'], {
      groups: [group('skip', goOn('k', 'NEXT')), group('out', goOn('o', 'LEAVE'))],
      wires: ['c:si -> skip', 'c2:si -> out'],
    });
    expect(said(definition)).toEqual(['a', 'c', 'Listo']);
    expect(codes(definition).filter(([code]) => code !== 'CONDITION_WITHOUT_ELSE')).toEqual([]);
  });

  test('An arrow back to the list is the next entry, and is no endless path', () => {
    const definition = repeated([say('t', '{{ x }}')], ['a', 'b'], { wires: ['t -> g1/l'] });
    expect(said(definition)).toEqual(['a', 'b', 'Listo']);
    expect(codes(definition)).toEqual([]);
  });

  test('A group that is also reached without the list lies outside: going there leaves the list', () => {
    const menu = group('menu', say('m', 'Menú'), ask('again'), block('j', 'jump', { target: { groupId: 'g1' } }));
    const definition = repeated([is('c', 'b'), say('t', '{{ x }}')], ['a', 'b'], {
      groups: [menu],
      wires: ['c:si -> menu'],
    });
    const [main] = definition.flows;
    main?.edges.push(...edges('fallback -> menu').map((edge) => ({ ...edge, id: 'fb' })));
    const [first] = definition.flows[0]?.groups ?? [];
    first?.blocks.unshift(say('hi', 'Lista'));
    const talk = new Talk(definition);
    expect(talk.said).toEqual(['Lista', 'a', 'Menú', '¿2 b?']);
    expect(talk.state.frames).toBeUndefined();
    expect(talk.type('x').said.slice(0, 2)).toEqual(['Lista', 'a']);
  });

  test('What the body appends is not visited, and a list that becomes shorter ends', () => {
    const append = block('s', 'setVariable', { variable: 'lista', value: 'más', operation: 'APPEND' });
    expect(said(repeated([append, say('t', '{{ x }}')], ['a', 'b']))).toEqual(['a', 'b', 'Listo']);
    const clear = block('s', 'setVariable', { variable: 'lista', operation: 'CLEAR' });
    expect(said(repeated([say('t', '{{ x }}'), clear], ['a', 'b']))).toEqual(['a', 'Listo']);
  });

  test('A return inside the body leaves the list and the called flow', () => {
    const called = aFlow(
      [group('f-g', each('l'), say('no', 'no')), group('f-b', ask('q'), block('r', 'return'))],
      edges('start -> f-g', 'l:each -> f-b'),
      'f',
    );
    const main = aFlow([group('g1', block('c', 'callFlow', { flowId: 'f' }), say('t', 'sigue'))], edges('start -> g1'));
    const talk = new Talk(aDefinition([main, called], { variables: repeated([]).variables }));
    expect(talk.type('x').said).toEqual(['sigue']);
    expect(talk.state.frames).toBeUndefined();
  });

  test('A flow that is called for each entry comes back to the list', () => {
    const called = aFlow([group('f-g', ask('q'))], edges('start -> f-g'), 'f');
    const definition = repeated([block('c', 'callFlow', { flowId: 'f' }), say('t', 'hecho {{ x }}')], ['a', 'b']);
    definition.flows.push(called);
    const talk = new Talk(definition);
    expect(talk.said).toEqual(['¿1 a?']);
    expect(talk.type('x').said).toEqual(['hecho a', '¿2 b?']);
    expect(talk.type('x').said).toEqual(['hecho b', 'Listo']);
  });

  test('Going back in a list goes to the same entry, and from its first question before the list', () => {
    const definition = repeated([ask('q1'), ask('q2')], ['a', 'b']);
    definition.flows[0]?.groups[0]?.blocks.unshift(block('q0', 'textInput', { prompt: { es: '¿Antes?' } }));
    const talk = new Talk(definition).type('x').type('x');
    expect(talk.type('volver atrás').said.at(-1)).toBe('¿1 a?');
    talk.type('x').type('x');
    expect(talk.said).toEqual(['¿2 b?']);
    expect(talk.type('volver atrás').said.at(-1)).toBe('¿Antes?');
    expect(talk.state.frames).toBeUndefined();
    expect(talk.type('x').said).toEqual(['¿1 a?']);
  });

  test('The trace enters a list once, and each block of the body at every entry', () => {
    const entered = new Talk(repeated([say('t', '{{ x }}')], ['a', 'b'])).outputs('entered');
    expect(entered.map(({ blockId, edgeId }) => [blockId, edgeId])).toEqual([
      ['l', 'e0'],
      ['t', 'e1'],
      ['t', 'e1'],
      ['done', null],
      ['e', null],
    ]);
  });

  test('Endless and too deep lists end inside the budget', () => {
    const many = Array.from({ length: 200 }, (_, at) => at);
    const inner = each('l2', { list: 'lista', item: 'y', index: null });
    const talk = new Talk(
      repeated([inner], many, { groups: [group('deep', say('t', ''))], wires: ['l2:each -> deep'] }),
    );
    expect(talk.outputs('fault').map(({ code }) => code)).toEqual(['BLOCK_BUDGET']);
    expect(talk.state.endReason).toBe('ERROR');
  });
});

describe('checks of lists', () => {
  test.each<[string, BotDefinition, (string | null)[]]>([
    ['no list', repeated([each('l2', { list: '' })]), ['MISSING_OPTION', 'list']],
    ['no variable for the entry', repeated([each('l2', { item: '' })]), ['MISSING_OPTION', 'item']],
    ['a list that does not exist', repeated([each('l2', { list: 'gone' })]), ['UNKNOWN_VARIABLE', 'list']],
    ['a number that does not exist', repeated([each('l2', { index: 'gone' })]), ['UNKNOWN_VARIABLE', 'index']],
    ['nothing to repeat', repeated([each('l2')]), ['CHOICE_WITHOUT_PATH', 'each']],
  ])('A list with %s is reported', (_title, definition, expected) => {
    expect(codes(definition)).toContainEqual(expected);
  });

  test('A variable of another type is reported', () => {
    const definition = repeated([]);
    definition.variables = definition.variables.map((one) => (one.name === 'lista' ? { ...one, type: 'NUMBER' } : one));
    expect(codes(definition)).toContainEqual(['TYPE_MISMATCH', 'list']);
  });

  test('Going on in a list from outside of it is reported, and ends the path', () => {
    const definition = aDefinition(aFlow([group('g1', goOn('k', 'NEXT'), say('t', 'no'))], edges('start -> g1')));
    expect(codes(definition)).toContainEqual(['MISSING_OPTION', 'loop']);
    const talk = new Talk(definition);
    expect(talk.outputs('fault').map(({ code }) => code)).toEqual(['NO_LOOP']);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('A hundred lists of one flow are checked, more are reported', () => {
    const blocks = (count: number) => Array.from({ length: count }, (_, at) => each(`m${at}`));
    const groups = (count: number) => [group('more', ...blocks(50)), group('most', ...blocks(count).slice(50))];
    const heavy = (count: number) => codes(repeated([], [], { groups: groups(count) }));
    expect(heavy(99)).not.toContainEqual(['OVER_BUDGET', null]);
    expect(heavy(100)).toContainEqual(['OVER_BUDGET', null]);
  });

  test.each<[string, unknown]>([
    ['a huge path', { list: 'x'.repeat(201), item: 'x', index: null }],
    ['a prototype key as the entry', { list: 'lista', item: '__proto__', index: null }],
    ['a number as the list', { list: 1, item: 'x', index: null }],
  ])('A list with %s is refused', (_title, options) => {
    const definition = repeated([block('l2', 'loop', options as BlockOptions['loop'])]);
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });

  test('A jump with an unknown way on in a list is refused', () => {
    const definition = repeated([block('j', 'jump', { loop: 'FOREVER' as never })]);
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });
});
