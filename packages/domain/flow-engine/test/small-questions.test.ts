import { describe, expect, test } from '@jest/globals';
import {
  parseDefinition,
  validateDefinition,
  type BlockKind,
  type BlockOptions,
  type Locale,
  type VariableValue,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk, wednesdayMorning } from './kit.js';

const friday = { dia: '2026-11-27' };
const today = { dia: '2026-11-25' };

/** What a question stores for an answer, or what it says instead. */
function ask<K extends BlockKind>(
  question: [kind: K, options: Partial<BlockOptions[K]>],
  answer: string,
  { locale = 'es', variables }: { locale?: Locale; variables?: Record<string, string> } = {},
) {
  const [kind, options] = question;
  const definition = inOneGroup(block('q', kind, { ...options, variable: 'x' }), say('next', 'Sigue', 'Next'));
  const talk = new Talk(definition, { locale, now: wednesdayMorning, ...(variables ? { variables } : {}) });
  talk.type(answer);
  return talk.state.endReason === null ? { said: talk.said[0] } : { value: talk.state.variables['x'] };
}

describe('web addresses', () => {
  test.each<[string, { value?: VariableValue; said?: string }]>([
    ['salonluz.mx', { value: 'https://salonluz.mx/' }],
    ['Mi página es www.salonluz.mx, gracias', { value: 'https://www.salonluz.mx/' }],
    ['http://tienda.ejemplo.com/a?b=1', { value: 'http://tienda.ejemplo.com/a?b=1' }],
    ['no tengo', { said: 'Esa dirección no parece completa. Escríbela así: www.ejemplo.com' }],
    ['javascript:alert(1)', { said: 'Esa dirección no parece completa. Escríbela así: www.ejemplo.com' }],
    ['https://banco.mx:clave@malo.com', { said: 'Esa dirección no parece completa. Escríbela así: www.ejemplo.com' }],
    ['visita salonluz.mx el lunes', { said: '¿Quieres decir «https://salonluz.mx/»?' }],
  ])('A question for a web address stores or refuses “%s”', (answer, expected) => {
    expect(ask(['urlInput', {}], answer)).toEqual(expected);
  });
});

describe('times of day', () => {
  const openThatDay = { mustBeOpen: true, dayVariable: 'dia' };
  test.each<[string, Partial<BlockOptions['timeInput']>, Record<string, string>, { value?: string; said?: string }]>([
    ['16:30', {}, {}, { value: '16:30' }],
    ['a las 4 y media de la tarde', {}, {}, { value: '16:30' }],
    ['10', {}, {}, { value: '10:00' }],
    ['04:00', { mustBeOpen: false }, {}, { value: '04:00' }],
    ['el viernes a las 10 am', { dayVariable: 'dia' }, friday, { value: '10:00' }],
    ['el sábado a las 10 am', { dayVariable: 'dia' }, friday, { said: '¿Quieres decir «10:00»?' }],
    ['por la tarde', {}, {}, { said: '¿A qué hora exactamente?' }],
    ['azul', {}, {}, { said: 'No entendí la hora. Escribe, por ejemplo, «16:30» o «4 de la tarde».' }],
    ['8', { max: '12:00' }, {}, { value: '08:00' }],
    ['4', { max: '12:00' }, {}, { value: '04:00' }],
    ['7:00', { min: '08:00', max: '18:00' }, {}, { said: 'La hora debe ser 8:00 o después.' }],
    ['19:00', { min: '08:00', max: '18:00' }, {}, { said: 'La hora debe ser 18:00 o antes.' }],
    ['18:30', openThatDay, friday, { value: '18:30' }],
    ['19:00', openThatDay, friday, { said: 'A esa hora (19:00) estamos cerrados. ¿Qué otra hora prefieres?' }],
    ['16:00', { mustBeOpen: true }, {}, { value: '16:00' }],
    ['10:30', { dayVariable: 'dia' }, today, { said: 'Hoy esa hora (10:30) ya pasó. ¿Qué otra hora prefieres?' }],
  ])('A question for a time reads “%s” with %j on %j', (answer, options, variables, expected) => {
    expect(ask(['timeInput', options], answer, { variables })).toEqual(expected);
  });

  test('A time without morning or afternoon is said as it was noted', () => {
    const talk = new Talk(inOneGroup(block('q', 'timeInput', { variable: 'x' }), say('next', 'Sigue')));
    expect(talk.state.awaiting).toMatchObject({ kind: 'TIME', min: null, max: null });
    expect(talk.type('a las 4').said).toEqual(['Anoté: 16:00.', 'Sigue']);
  });

  test.each<[string, Locale, Partial<BlockOptions['timeInput']>, string[]]>([
    ['4 o 5', 'es', {}, ['16:00', '17:00']],
    ['a las 4 o a las 5 de la tarde', 'es', {}, ['16:00', '17:00']],
    ['4 or 5 pm', 'en', {}, ['4:00 PM', '5:00 PM']],
    ['18 o 19', 'es', { mustBeOpen: true }, []],
  ])(
    'Of the hours in “%s” (%s) the visitor says which; one that is not possible is not offered',
    (answer, locale, options, labels) => {
      const talk = new Talk(inOneGroup(block('q', 'timeInput', { ...options, variable: 'x' })), { locale });
      talk.type(answer);
      expect(talk.state.awaiting?.choices.map(({ label }) => label) ?? []).toEqual(labels);
      expect(talk.state.variables['x'] ?? null).toBe(labels.length === 0 ? '18:00' : null);
    },
  );

  test('A time that was offered is taken as it is', () => {
    const talk = new Talk(inOneGroup(block('q', 'timeInput', { variable: 'x' })));
    talk.type('el sábado a las 10 am');
    expect(talk.choose('10:00').state.variables['x']).toBe('10:00');
  });
});

describe('yes or no', () => {
  const words = { yes: { es: 'Sí, agendar', en: 'Yes, book it' }, no: { es: 'Mejor no', en: 'Rather not' } };
  test.each<[string, Locale, Partial<BlockOptions['confirm']>, { value?: boolean; said?: string }]>([
    ['simón', 'es', {}, { value: true }],
    ['👎', 'es', {}, { value: false }],
    ['nah', 'en', words, { value: false }],
    ['book it', 'en', words, { value: true }],
    ['2', 'es', words, { value: false }],
    ['No tengo alergias', 'es', { yes: { es: 'No tengo alergias' }, no: { es: 'Tengo alergias' } }, { value: true }],
    ['azul', 'es', {}, { said: '¿Me respondes sí o no, por favor?' }],
    ['yes but on Friday', 'en', words, { said: 'Do you mean “Yes, book it”?' }],
  ])('A question for yes or no reads “%s” (%s, %j)', (answer, locale, options, expected) => {
    expect(ask(['confirm', options], answer, { locale })).toEqual(expected);
  });

  const forked = aDefinition(
    aFlow(
      [
        group('g1', block('c', 'confirm', { variable: 'ok' })),
        group('a', say('s', 'Agendado'), block('e1', 'end')),
        group('b', say('n', 'Cancelado'), block('e2', 'end')),
      ],
      edges('start -> g1', 'c:yes -> a', 'c:no -> b'),
    ),
    { locales: ['es'], variables: [aVariable('ok', 'BOOLEAN')] },
  );

  test('Each answer has its own path, by button and by words, and no other choice is taken', () => {
    const talk = new Talk(forked);
    expect(talk.state.awaiting?.choices.map(({ id, label }) => [id, label])).toEqual([
      ['yes', 'Sí'],
      ['no', 'No'],
    ]);
    expect(talk.choose('item-1').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.choose('no').said).toEqual(['Cancelado']);
    expect(new Talk(forked).type('claro que sí').said).toEqual(['Agendado']);
  });

  test('Both paths connected leave no dead end; one of them is reported', () => {
    const codes = (flow: typeof forked) => validateDefinition(flow).map(({ code, field }) => [code, field]);
    expect(codes(forked)).toEqual([]);
    const [main] = forked.flows;
    if (main === undefined) throw new Error('no flow');
    const open = { ...main, edges: main.edges.slice(0, 2), groups: main.groups.slice(0, 2) };
    expect(codes({ ...forked, flows: [open] })).toEqual([['CHOICE_WITHOUT_PATH', 'no']]);
  });
});

describe('hostile options', () => {
  test.each<[string, unknown]>([
    ['a time that does not exist', inOneGroup(block('q', 'timeInput', { min: '25:00' }))],
    ['a time with words', inOneGroup(block('q', 'timeInput', { max: 'noon' }))],
    ['a day variable that is a prototype key', inOneGroup(block('q', 'timeInput', { dayVariable: '__proto__' }))],
    ['a button of 4097 characters', inOneGroup(block('q', 'confirm', { yes: { es: 'x'.repeat(4097) } }))],
    ['no buttons', inOneGroup({ id: 'q', kind: 'confirm', options: {} } as never)],
  ])('A definition with %s is refused', (_title, definition) => {
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });

  test('Problems of a time question are named: limits in the wrong order, an unknown day', () => {
    const definition = inOneGroup(
      block('q', 'timeInput', { min: '18:00', max: '09:00', dayVariable: 'nadie' }),
      block('e', 'end'),
    );
    const found = validateDefinition({ ...definition, locales: ['es'] });
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['MISSING_OPTION', 'max'],
      ['UNKNOWN_VARIABLE', 'dayVariable'],
    ]);
  });
});
