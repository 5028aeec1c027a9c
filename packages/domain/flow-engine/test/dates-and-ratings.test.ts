import { describe, expect, test } from '@jest/globals';
import { parseDefinition, validateDefinition, type BlockOptions, type Locale } from '../src/index.js';
import { aVariable, block, inOneGroup, say, Talk } from './kit.js';

type DateOptions = Partial<BlockOptions['dateInput']>;

function askDay(options: DateOptions, locale: Locale = 'es', variables: Record<string, string> = {}): Talk {
  const question = block('q', 'dateInput', { ...options, variable: 'dia' });
  return new Talk(inOneGroup(question, say('next', 'Sigue', 'Next')), { locale, variables });
}

describe('days', () => {
  test.each<[string, DateOptions, Record<string, string>, { value?: string; said?: string }]>([
    ['30 de diciembre', { max: 'today+60' }, {}, { value: '2026-12-30' }],
    [
      '30 de enero de 2027',
      { max: 'today+60' },
      {},
      { said: 'La fecha debe ser el domingo 24 de enero de 2027 o antes.' },
    ],
    ['mañana', { min: 'hoy + 2' }, {}, { said: 'La fecha debe ser el viernes 27 de noviembre de 2026 o después.' }],
    [
      'mañana',
      { min: '{{ llegada }}' },
      { llegada: '2026-11-30' },
      { said: 'La fecha debe ser el lunes 30 de noviembre de 2026 o después.' },
    ],
    ['mañana', { min: '{{ nada }}' }, {}, { value: '2026-11-26' }],
    [
      'el domingo',
      { daysOff: [6, 7] },
      {},
      { said: 'El domingo 29 de noviembre de 2026 no está disponible. ¿Qué otro día prefieres?' },
    ],
    ['el viernes', { daysOff: [6, 7] }, {}, { value: '2026-11-27' }],
  ])('A question for a day reads “%s” with %j and %j', (answer, options, variables, expected) => {
    const talk = askDay(options, 'es', variables).type(answer);
    const { dia } = talk.state.variables;
    expect(talk.state.endReason === null ? { said: talk.said[0] } : { value: dia }).toEqual(expected);
  });

  test('A channel is told the limits as days', () => {
    expect(askDay({ min: 'today+1', max: '{{ fin }}' }, 'es', { fin: '2026-12-31' }).state.awaiting).toMatchObject({
      min: '2026-11-26',
      max: '2026-12-31',
    });
  });
});

describe('a day and a time', () => {
  test.each<[Locale, string[], string[]]>([
    ['es', ['el viernes', 'a las 4 de la tarde'], ['¿A qué hora?', 'Sigue']],
    ['es', ['el viernes a las 16:00'], ['Sigue']],
    ['es', ['2026-11-27 16:00'], ['Sigue']],
    ['es', ['el viernes', 'por la tarde', '16:00'], ['¿A qué hora?', '¿A qué hora exactamente?', 'Sigue']],
    ['es', ['el sábado', 'mejor el viernes a las 16:00'], ['¿A qué hora?', 'Sigue']],
    ['en', ['Friday', '4 pm'], ['At what time?', 'Next']],
  ])('Both are asked for where only the day was said (%s, %j)', (locale, texts, replies) => {
    const talk = askDay({ asksTime: true }, locale);
    expect(talk.state.awaiting?.kind).toBe('DATE');
    expect(texts.map((text) => talk.type(text).said.join('\n'))).toEqual(replies);
    expect(talk.state.variables).toMatchObject({ dia: '2026-11-27', dia_time: '16:00' });
  });

  test('A channel asks for the time alone once the day is known', () => {
    const talk = askDay({ asksTime: true }).type('el viernes');
    expect(talk.state.awaiting).toMatchObject({ kind: 'TIME', min: null });
    expect(talk.type('gracias').said.at(-1)).toBe('¿A qué hora?');
  });

  test('A time outside of the hours of that day is refused', () => {
    const talk = askDay({ asksTime: true, mustBeOpen: true }).type('el sábado');
    expect(talk.type('18:00').said).toEqual(['A esa hora (18:00) estamos cerrados. ¿Qué otra hora prefieres?']);
    expect(talk.type('14:00').state.variables).toMatchObject({ dia: '2026-11-28', dia_time: '14:00' });
  });

  test('A channel is told the days that can be chosen, and of today only the hours that are left', () => {
    const { days = [] } =
      askDay({ asksTime: true, mustBeOpen: true, daysOff: [6], max: 'today+9' }).state.awaiting ?? {};
    expect(days.map(({ date }) => date.slice(5))).toEqual('11-25 11-26 11-27 11-30 12-01 12-02 12-03 12-04'.split(' '));
    expect(days.map(({ hours }) => hours)).toEqual([
      [{ opens: '11:00', closes: '19:00' }],
      ...days.slice(1).map(() => [{ opens: '09:00', closes: '19:00' }]),
    ]);
    expect(askDay({ asksTime: true, min: 'today', max: 'today+1' }).state.awaiting?.days).toEqual([
      { date: '2026-11-25', hours: [] },
      { date: '2026-11-26', hours: [] },
    ]);
    expect(askDay({ asksTime: true, mustBeOpen: true }).state.awaiting?.days).toHaveLength(24);
  });

  test.each<[string, DateOptions]>([
    ['the time is not asked for', { mustBeOpen: true }],
    ['days in the past may be meant', { asksTime: true, min: null }],
    ['days in the past are allowed', { asksTime: true, min: '2020-01-01' }],
    ['no day is left', { asksTime: true, mustBeOpen: true, max: '2026-11-01' }],
    ['the limit is no day of the calendar', { asksTime: true, min: '2026-99-99' }],
  ])('No days are listed where %s', (_, options) => {
    expect(askDay(options).state.awaiting?.days).toBeUndefined();
  });

  test('Every listed day and the first and last half hour of it are accepted', () => {
    const asked = { asksTime: true, mustBeOpen: true };
    for (const { date, hours } of askDay(asked).state.awaiting?.days ?? []) {
      const last = `${String(Number((hours.at(-1)?.closes ?? '').slice(0, 2)) - 1)}:30`;
      for (const time of [hours[0]?.opens ?? '', last]) {
        expect(askDay(asked).type(`${date} ${time}`).state.variables).toMatchObject({ dia: date, dia_time: time });
      }
    }
  });

  test('Once the day is known, a channel is told its hours', () => {
    const talk = askDay({ asksTime: true, mustBeOpen: true }).type('el viernes');
    const friday = [{ date: '2026-11-27', hours: [{ opens: '09:00', closes: '19:00' }] }];
    expect(talk.state.awaiting).toMatchObject({ kind: 'TIME', days: friday });
    expect(talk.type('¿cuánto cuesta?').state.awaiting).toMatchObject({ kind: 'TIME', days: friday });
  });

  test('A time of today that is over is refused where the business must be open', () => {
    const talk = askDay({ asksTime: true, mustBeOpen: true }).type('hoy');
    expect(talk.type('09:30').said).toEqual(['Hoy esa hora (9:30) ya pasó. ¿Qué otra hora prefieres?']);
    expect(askDay({ asksTime: true }).type('hoy').type('09:30').state.variables).toMatchObject({ dia_time: '09:30' });
  });

  test('Of two hours the one that is meant is asked for', () => {
    const talk = askDay({ asksTime: true }).type('el viernes');
    expect(talk.type('4 o 5').state.awaiting?.choices.map(({ label }) => label)).toEqual([
      'viernes 27 de noviembre de 2026, 16:00',
      'viernes 27 de noviembre de 2026, 17:00',
    ]);
    expect(talk.choose('2026-11-27 17:00').state.variables).toMatchObject({ dia: '2026-11-27', dia_time: '17:00' });
  });
});

describe('a range of days', () => {
  test.each<[Locale, string[]]>([
    ['es', ['del 3 al 5 de diciembre']],
    ['es', ['2026-12-03 2026-12-05']],
    ['es', ['el 3 de diciembre', 'el 5 de diciembre']],
    ['es', ['el 3 de diciembre', 'el 1 de diciembre', 'el 5 de diciembre']],
    ['en', ['from December 3 to December 5']],
  ])('It is said at once, or one day after the other (%s, %j)', (locale, texts) => {
    const talk = askDay({ isRange: true }, locale);
    expect(talk.state.awaiting?.kind).toBe('DATE');
    for (const text of texts) talk.type(text);
    expect(talk.state.variables).toMatchObject({ dia: '2026-12-03', dia_end: '2026-12-05' });
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test.each([
    ['viernes o sábado', 'Necesito el primer día y el último. Escribe, por ejemplo, «del 3 al 5 de diciembre».'],
    ['del 5 al 12 de diciembre', 'La fecha debe ser el jueves 10 de diciembre de 2026 o antes.'],
    ['azul', 'No entendí la fecha. Escribe, por ejemplo, «mañana», «viernes» o «25/12/2026».'],
  ])('“%s” is refused', (answer, said) => {
    expect(askDay({ isRange: true, max: '2026-12-10' }).type(answer).said).toEqual([said]);
  });

  test('The last day is asked for again after a side question, and its variable needs no declaration', () => {
    const talk = askDay({ isRange: true }).type('el 3 de diciembre');
    expect(talk.said).toEqual(['¿Hasta qué día?']);
    expect(talk.state.awaiting).toMatchObject({ kind: 'DATE', min: '2026-12-03' });
    expect(talk.type('hola').said.at(-1)).toBe('¿Hasta qué día?');
    const shown = inOneGroup(
      block('q', 'dateInput', { isRange: true, variable: 'dia' }),
      say('s', 'Hasta {{ dia_end }}'),
      block('e', 'end'),
    );
    expect(validateDefinition({ ...shown, locales: ['es'], variables: [aVariable('dia', 'DATE')] })).toEqual([]);
  });
});

describe('a comment after a rating', () => {
  const comment = {
    low: { es: '¿Qué falló?' },
    middle: {},
    high: { es: '¿Qué te gustó?', en: 'What did you like?' },
    variable: 'porque',
  };

  function rate(scale: 'NPS' | 'STARS', locale: Locale = 'es'): Talk {
    const question = block('q', 'rating', { scale, comment, variable: 'nota' });
    return new Talk(inOneGroup(question, say('next', 'Sigue', 'Next')), { locale });
  }

  test.each<['NPS' | 'STARS', number, string]>([
    ['NPS', 0, '¿Qué falló?'],
    ['NPS', 6, '¿Qué falló?'],
    ['NPS', 7, 'Sigue'],
    ['NPS', 8, 'Sigue'],
    ['NPS', 9, '¿Qué te gustó?'],
    ['STARS', 2, '¿Qué falló?'],
    ['STARS', 3, 'Sigue'],
    ['STARS', 4, '¿Qué te gustó?'],
  ])('%s with %i is followed by “%s”', (scale, value, said) => {
    expect(rate(scale).rate(value).said).toEqual([said]);
  });

  test('The rating counts at once, and once; the comment is stored', () => {
    const talk = rate('NPS').rate(10);
    expect(talk.happened).toEqual(['rated', 'variableSet', 'message']);
    expect(talk.state.awaiting).toMatchObject({ kind: 'TEXT', isLong: true });
    talk.type('La atención de Luz, muchas gracias');
    expect(talk.outputs('rated')).toEqual([]);
    expect(talk.outputs('commented')).toMatchObject([
      { scale: 'NPS', value: 10, isSatisfaction: true, text: 'La atención de Luz, muchas gracias' },
    ]);
    expect(talk.outputs('answered')).toMatchObject([{ value: 10, text: '10 · La atención de Luz, muchas gracias' }]);
    expect(talk.state.variables).toMatchObject({ nota: 10, porque: 'La atención de Luz, muchas gracias' });
  });

  test.each<[string, string | null]>([
    ['omitir', null],
    ['no, gracias', null],
    ['Gracias', 'Gracias'],
    ['Esperé una hora y nadie me atendió', 'Esperé una hora y nadie me atendió'],
  ])('“%s” as a comment is %j', (text, stored) => {
    const talk = rate('NPS').rate(0).type(text);
    expect(talk.state.variables['porque']).toBe(stored);
    expect(talk.outputs('commented').map(({ text: said }) => said)).toEqual(stored === null ? [] : [stored]);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('Whoever wants a person gets one instead', () => {
    expect(rate('NPS').rate(0).type('quiero hablar con una persona').outputs('handedOff')).toHaveLength(1);
  });

  test('It is asked in the language of the conversation', () => {
    expect(rate('NPS', 'en').rate(9).said).toEqual(['What did you like?']);
  });
});

describe('hostile options', () => {
  test.each<[string, object]>([
    ['a limit in words', { min: 'noon' }],
    ['a limit of 201 characters', { max: `{{ ${'x'.repeat(200)} }}` }],
    ['a weekday that does not exist', { daysOff: [8] }],
    ['a time that is no flag', { asksTime: 'yes' }],
  ])('A question for a day with %s is refused', (_title, options) => {
    const definition = inOneGroup(block('q', 'dateInput', options as DateOptions));
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });

  test('A comment stored in a prototype key is refused', () => {
    const comment = { low: {}, middle: {}, high: {}, variable: '__proto__' };
    expect(parseDefinition(inOneGroup(block('q', 'rating', { comment }))).ok).toBe(false);
  });

  test('Problems of a question for a day are named', () => {
    const codesOf = (options: DateOptions) =>
      validateDefinition({ ...inOneGroup(block('q', 'dateInput', options), block('e', 'end')), locales: ['es'] }).map(
        ({ code, field }) => [code, field],
      );
    expect(codesOf({ min: '2026-12-10', max: '2026-12-01' })).toEqual([['MISSING_OPTION', 'max']]);
    expect(codesOf({ daysOff: [1, 2, 3, 4, 5, 6, 7] })).toEqual([['MISSING_OPTION', 'daysOff']]);
    expect(codesOf({ asksTime: true, isRange: true })).toEqual([['MISSING_OPTION', 'asksTime']]);
    expect(codesOf({ max: '{{ nadie }}' })).toEqual([['UNKNOWN_VARIABLE', 'max']]);
  });
});
