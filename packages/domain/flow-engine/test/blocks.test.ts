import { describe, expect, test } from '@jest/globals';
import type { BlockKind, BlockOptions, Locale, VariableValue } from '../src/index.js';
import { Talk, aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, aProfile } from './kit.js';

/** Asks one question and answers it: returns the stored value, or the text that was sent instead. */
function ask<K extends BlockKind>(kind: K, options: Partial<BlockOptions[K]>, answer: string, locale: Locale = 'es') {
  const talk = new Talk(inOneGroup(block('q', kind, { ...options, variable: 'x' }), say('next', 'Sigue', 'Next')), {
    locale,
  });
  talk.type(answer);
  return talk.state.endReason === null ? { said: talk.said[0] } : { value: talk.state.variables['x'] };
}

describe('answers to questions', () => {
  const rows: [BlockKind, object, string, { value?: VariableValue; said?: string }, Locale?][] = [
    ['textInput', {}, '  Ana  ', { value: 'Ana' }],
    [
      'textInput',
      { minLength: 3 },
      'A',
      { said: 'Esa respuesta es muy corta. Escribe al menos 3 caracteres, por favor.' },
    ],
    ['textInput', { maxLength: 2 }, '👍👍', { value: '👍👍' }],
    [
      'textInput',
      { maxLength: 2 },
      'abc',
      { said: 'Esa respuesta es muy larga. Escribe 2 caracteres como máximo, por favor.' },
    ],
    ['textInput', { pattern: '[A-Z]{2}\\d+' }, 'AB12', { value: 'AB12' }],
    [
      'textInput',
      { pattern: '[A-Z]{2}\\d+' },
      'xAB12',
      { said: 'Esa respuesta no tiene el formato esperado. ¿Puedes revisarla?' },
    ],
    [
      'textInput',
      { pattern: '(a+)+$' },
      `${'a'.repeat(400)}!`,
      { said: 'Esa respuesta no tiene el formato esperado. ¿Puedes revisarla?' },
    ],
    ['numberInput', { min: 1, max: 10 }, 'dos', { value: 2 }],
    ['numberInput', { min: 1 }, '0', { said: 'El número debe ser 1 o mayor.' }],
    ['numberInput', { max: 1000, currency: 'MXN' }, '$1,200', { said: 'El número debe ser MXN\u00A01,000 o menor.' }],
    ['numberInput', { step: 0.5 }, '1.5', { value: 1.5 }],
    ['numberInput', { step: 2 }, '3', { said: 'El número debe ir de 2 en 2.' }],
    [
      'numberInput',
      {},
      'many',
      { said: 'I did not catch the number. Please write it in digits, for example 25.' },
      'en',
    ],
    ['emailInput', {}, 'ANA@Ejemplo.mx', { value: 'ana@ejemplo.mx' }],
    ['emailInput', {}, 'ana', { said: 'Ese correo no parece completo. Escríbelo así: nombre@ejemplo.com' }],
    ['phoneInput', {}, '55 1234 5678', { value: '+525512345678' }],
    ['phoneInput', { country: 'ES' }, '612 34 56 78', { value: '+34612345678' }],
    [
      'phoneInput',
      {},
      '123',
      { said: 'Ese teléfono no parece válido. Escríbelo con su lada o código de área, por favor.' },
    ],
    ['dateInput', {}, 'el viernes', { value: '2026-11-27' }],
    ['dateInput', {}, '24/11/2026', { said: 'La fecha debe ser el miércoles 25 de noviembre de 2026 o después.' }],
    [
      'dateInput',
      { max: '2026-12-01' },
      '2026-12-02',
      { said: 'La fecha debe ser el martes 1 de diciembre de 2026 o antes.' },
    ],
    [
      'dateInput',
      { mustBeOpen: true },
      'domingo',
      { said: 'El domingo 29 de noviembre de 2026 estamos cerrados. ¿Qué otro día prefieres?' },
    ],
    [
      'dateInput',
      { mustBeOpen: true },
      '25 de diciembre',
      { said: 'El viernes 25 de diciembre de 2026 estamos cerrados. ¿Qué otro día prefieres?' },
    ],
    [
      'dateInput',
      { mustBeOpen: true },
      'sunday',
      { said: 'We are closed on Sunday, November 29, 2026. Which other day would you like?' },
      'en',
    ],
    ['rating', {}, '⭐⭐⭐⭐', { value: 4 }],
    ['rating', {}, '6', { said: 'No entendí la calificación. Escribe un número del 1 al 5.' }],
    ['rating', { scale: 'NPS' }, '0', { value: 0 }],
    [
      'rating',
      { scale: 'NPS' },
      'meh',
      { said: 'I did not catch the rating. Please write a number from 0 to 10.' },
      'en',
    ],
    ['choiceInput', {}, '2', { value: 'Opción 2' }],
    ['choiceInput', { isMultiple: true }, '1 y 2', { value: ['Opción 1', 'Opción 2'] }],
    ['choiceInput', { listVariable: 'business.services', items: [] }, 'el tinte', { value: 'Tinte' }],
  ];
  test.each(rows)('A block of kind %s with options %j stores or refuses the answer “%s”', (...row) => {
    const [kind, options, answer, expected, locale] = row;
    expect(ask(kind, options as Partial<BlockOptions[BlockKind]>, answer, locale)).toEqual(expected);
  });

  test('Default retry texts use the form of address of the bot', () => {
    const said = (['TU', 'USTED', 'VOS'] as const).map((tone) => {
      const definition = { ...inOneGroup(block('q', 'emailInput')), tone };
      return new Talk(definition).type('x').said[0]?.split('. ')[1];
    });
    expect(said).toEqual([
      'Escríbelo así: nombre@ejemplo.com',
      'Escríbalo así: nombre@ejemplo.com',
      'Escribilo así: nombre@ejemplo.com',
    ]);
  });

  test('A clicked rating is stored; a rating outside the scale is refused', () => {
    const talk = new Talk(inOneGroup(block('r', 'rating', { scale: 'NPS' })));
    expect(talk.state.awaiting).toMatchObject({ kind: 'RATING', min: '0', max: '10', scale: 'NPS' });
    expect(talk.rate(11).happened).toEqual(['notUnderstood', 'message']);
    expect(talk.rate(9).outputs('rated')).toEqual([
      { kind: 'rated', blockId: 'r', scale: 'NPS', value: 9, isSatisfaction: true },
    ]);
  });
});

describe('choices', () => {
  const service = block('s', 'choiceInput', {
    listVariable: 'business.services',
    variable: 'servicio',
    items: [{ id: 'other', label: { es: 'Otro' }, detail: {}, value: 'otro', condition: null }],
  });

  test('Services are offered with price and duration, followed by the block’s own items with their ports', () => {
    const definition = aDefinition(
      aFlow(
        [
          group('g1', service, say('t', 'Elegiste {{ servicio }}: {{ servicio | price }}')),
          group('g2', say('o', 'Otro')),
        ],
        edges('start -> g1', 's:other -> g2'),
      ),
      { variables: [aVariable('servicio')] },
    );
    const talk = new Talk(definition);
    expect(talk.state.awaiting?.choices).toEqual([
      { id: 's-cut', label: 'Corte', detail: 'MXN\u00A0280 · 45\u00A0min' },
      { id: 's-dye', label: 'Tinte', detail: 'desde MXN\u00A01,200.50 · 1\u00A0h 30\u00A0min' },
      { id: 's-adv', label: 'Asesoría', detail: 'precio a consultar' },
      { id: 'other', label: 'Otro', detail: '' },
    ]);
    expect(talk.choose('s-cut').said).toEqual(['Elegiste Corte: MXN\u00A0280']);
    expect(talk.state.lastMessage).toBe('Corte');
    expect(new Talk(definition).choose('other').said).toEqual(['Otro']);
  });

  test('Only choices that were shown can be chosen', () => {
    const talk = new Talk(inOneGroup(service));
    expect(talk.choose('nope').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.choose('s-cut', 's-dye').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.choose().happened).toEqual(['notUnderstood', 'message']);
  });

  test('An item is shown only if its condition is true', () => {
    const vip = { id: 'r', match: 'ALL', comparisons: [{ left: 'nivel', operator: 'EQUALS', right: 'vip' }] } as const;
    const definition = inOneGroup(
      block('c', 'choiceInput', {
        items: [
          { id: 'a', label: { es: 'Normal' }, detail: {}, value: null, condition: null },
          {
            id: 'b',
            label: { es: 'Especial' },
            detail: {},
            value: null,
            condition: { ...vip, comparisons: [...vip.comparisons] },
          },
        ],
      }),
    );
    const ids = (variables: Record<string, string>) =>
      new Talk(definition, { variables }).state.awaiting?.choices.map((choice) => choice.id);
    expect(ids({ nivel: 'normal' })).toEqual(['a']);
    expect(ids({ nivel: 'VIP' })).toEqual(['a', 'b']);
  });

  test('The entries of a list variable are offered as choices', () => {
    const definition = inOneGroup(block('c', 'choiceInput', { listVariable: 'lista', items: [], variable: 'x' }));
    definition.variables = [aVariable('lista', 'LIST', ['Uno', { label: 'Dos' }]), aVariable('x')];
    const talk = new Talk(definition);
    expect(talk.state.awaiting?.choices.map((choice) => choice.label)).toEqual(['Uno', 'Dos']);
    expect(talk.type('dos').state.variables['x']).toBe('Dos');
  });
});

describe('logic', () => {
  const compared: [
    VariableValue,
    BlockOptions['condition']['rows'][number]['comparisons'][number]['operator'],
    string,
    boolean,
  ][] = [
    ['Café', 'EQUALS', 'cafe', true],
    ['10', 'EQUALS', '10.0', true],
    [10, 'GREATER', '9', true],
    ['10', 'GREATER', '9', true],
    ['b', 'GREATER', 'a', true],
    ['abc', 'GREATER', '9', false],
    ['2026-12-01', 'LESS', '2026-12-02', true],
    ['x', 'NOT_EQUALS', 'y', true],
    ['Corte y tinte', 'CONTAINS', 'TINTE', true],
    [['Corte', 'Tinte'], 'CONTAINS', 'tinte', true],
    [['Corte'], 'NOT_CONTAINS', 'tinte', true],
    ['Ana', 'STARTS_WITH', 'a', true],
    [5, 'GREATER_OR_EQUAL', '5', true],
    [5, 'LESS_OR_EQUAL', '4.9', false],
    [null, 'IS_EMPTY', '', true],
    ['  ', 'IS_EMPTY', '', true],
    [[], 'IS_EMPTY', '', true],
    [0, 'IS_NOT_EMPTY', '', true],
    ['AB12', 'MATCHES', '\\d+', true],
    ['AB', 'MATCHES', '(', false],
    [true, 'EQUALS', 'sí', true],
    [false, 'EQUALS', 'true', false],
  ];
  test.each(compared)('The comparison %j %s %s is %p', (left, operator, right, expected) => {
    const definition = aDefinition(
      aFlow(
        [
          group(
            'g1',
            block('c', 'condition', {
              rows: [{ id: 'r', match: 'ALL', comparisons: [{ left: 'x', operator, right }] }],
            }),
          ),
          group('yes', say('y', 'sí')),
          group('no', say('n', 'no')),
        ],
        edges('start -> g1', 'c:r -> yes', 'c:else -> no'),
      ),
      { variables: [aVariable('x', 'JSON', left)] },
    );
    expect(new Talk(definition).said).toEqual([expected ? 'sí' : 'no']);
  });

  test('The first true row decides, with ALL and ANY, and a port without an edge continues with the next block', () => {
    const both = (match: 'ALL' | 'ANY') =>
      inOneGroup(
        block('c', 'condition', {
          rows: [
            {
              id: 'r',
              match,
              comparisons: [
                { left: 'business.name', operator: 'CONTAINS', right: 'luz' },
                { left: 'business.phone', operator: 'IS_EMPTY', right: '' },
              ],
            },
          ],
        }),
        say('t', 'sigue'),
      );
    expect(new Talk(both('ALL')).said).toEqual(['sigue']);
    expect(new Talk(both('ANY')).said).toEqual(['sigue']);
  });

  const set = (value: string, operation: BlockOptions['setVariable']['operation'] = 'SET') =>
    block('v', 'setVariable', { variable: 'x', value, operation });
  test.each<[string, Parameters<typeof aVariable>[1], VariableValue, ReturnType<typeof set>, VariableValue]>([
    ['text', 'TEXT', null, set('Hola {{ business.name }}'), 'Hola Salón Luz'],
    ['number', 'NUMBER', null, set('1,200.50'), 1200.5],
    ['no number', 'NUMBER', 3, set('mucho'), null],
    ['boolean', 'BOOLEAN', null, set('Sí'), true],
    ['list', 'LIST', null, set('a, b'), ['a', 'b']],
    ['list kept as list', 'LIST', null, set('{{ business.paymentMethods }}'), ['efectivo', 'tarjeta', 'transferencia']],
    ['date', 'DATE', null, set('2026-12-01T10:00'), '2026-12-01'],
    ['json', 'JSON', null, set('{"a":[1]}'), { a: [1] }],
    ['add', 'NUMBER', 1, set('0.2', 'ADD'), 1.2],
    ['add to nothing', 'NUMBER', null, set('2', 'ADD'), 2],
    ['add a variable', 'NUMBER', 2, set('{{ x }}', 'ADD'), 4],
    ['append to a list', 'LIST', ['a'], set('b', 'APPEND'), ['a', 'b']],
    ['append to nothing', 'LIST', null, set('b', 'APPEND'), ['b']],
    ['append to a text', 'TEXT', 'a', set('b', 'APPEND'), 'ab'],
    ['clear', 'TEXT', 'a', set('', 'CLEAR'), null],
  ])('The block “Set variable” handles the case: %s', (_title, type, before, change, after) => {
    const definition = { ...inOneGroup(change), variables: [aVariable('x', type, before)] };
    expect(new Talk(definition).state.variables['x']).toEqual(after);
  });

  test('A jump leads to another group, also in another flow', () => {
    const main = aFlow([group('g1', block('j', 'jump', { target: { groupId: 'far' } }))], edges('start -> g1'));
    const far = aFlow(
      [group('far', block('q', 'textInput', { prompt: { es: '¿Lejos?' } }), say('t', 'Sí'))],
      [],
      'far-flow',
    );
    const talk = new Talk(aDefinition([main, far]));
    expect(talk.said).toEqual(['¿Lejos?']);
    expect(talk.state.flowId).toBe('far-flow');
    expect(talk.type('x').said).toEqual(['Sí']);
  });

  test('The business hours block takes the port “open” or “closed” for the current time', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', block('b', 'businessHours')), group('o', say('a', 'abierto')), group('c', say('z', 'cerrado'))],
        edges('start -> g1', 'b:open -> o', 'b:closed -> c'),
      ),
    );
    expect(new Talk(definition).said).toEqual(['abierto']);
    expect(new Talk(definition, { now: new Date('2026-11-26T02:00:00Z') }).said).toEqual(['cerrado']);
    expect(
      new Talk({
        ...definition,
        profile: aProfile({ exceptions: [{ date: '2026-11-25', label: 'x', intervals: [] }] }),
      }).said,
    ).toEqual(['cerrado']);
  });

  test('Every text variation is chosen for some seed, and the same seed chooses the same one', () => {
    const definition = inOneGroup(
      block('t', 'text', { variations: [{ es: 'A' }, { es: 'B' }, { es: 'C' }, { es: '' }] }),
    );
    const said = Array.from({ length: 60 }, (_, seed) => new Talk(definition, { seed }).said[0]);
    expect(new Set(said)).toEqual(new Set(['A', 'B', 'C']));
    expect(Array.from({ length: 60 }, (_, seed) => new Talk(definition, { seed }).said[0])).toEqual(said);
  });

  test('An AI response sends its own question, takes the port “unknown”, and does nothing for an empty question', () => {
    const definition = aDefinition(
      aFlow(
        [
          group('g1', block('a', 'aiResponse', { question: 'Horario de {{ business.name }}' })),
          group('u', say('u1', 'No sé')),
        ],
        edges('start -> g1', 'a:unknown -> u'),
      ),
    );
    const talk = new Talk(definition);
    expect(talk.last.effects).toMatchObject([{ question: 'Horario de Salón Luz', locale: 'es' }]);
    expect(talk.type('¿hola?').happened).toEqual(['fault']);
    expect(talk.answerEffect({ kind: 'unknown' }).said).toEqual(['No sé']);
    const silent = new Talk(inOneGroup(block('a', 'aiResponse', { unknownText: { es: '…' } })));
    expect(silent.happened).toEqual(['unanswered', 'message', 'ended']);
  });

  test('An image is sent only if its address is a web address', () => {
    const shown = new Talk(inOneGroup(block('i', 'image', { url: 'https://x.test/a.png', alt: { es: 'Foto' } })));
    expect(shown.outputs('message')[0]?.content).toEqual([{ kind: 'image', url: 'https://x.test/a.png', alt: 'Foto' }]);
    expect(new Talk(inOneGroup(block('i', 'image', { url: 'javascript:alert(1)' }))).said).toEqual([]);
  });
});
