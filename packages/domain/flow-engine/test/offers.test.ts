import { describe, expect, test } from '@jest/globals';
import { compareValues, type PlainOperator } from '../src/engine/values.js';
import { parseDefinition, validateDefinition } from '../src/index.js';
import { aDefinition, aFlow, aProfile, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const dateFlow = inOneGroup(block('d', 'dateInput', { variable: 'fecha' }), say('end', 'Te espero.'));

describe('an answer with more than one reading', () => {
  test('Its readings are offered as choices, and the one picked is stored', () => {
    const talk = new Talk(dateFlow).type('el viernes o el sábado a las 10');
    expect(talk.said).toEqual([
      'Puedo entender eso de varias maneras. ¿Quieres decir «viernes 27 de noviembre de 2026, 10:00» o «sábado 28 de noviembre de 2026, 10:00»?',
    ]);
    expect(talk.state.awaiting).toMatchObject({
      kind: 'CHOICE',
      choices: [{ id: '2026-11-27 10:00' }, { id: '2026-11-28 10:00' }],
    });
    expect(talk.outputs('answered')).toEqual([]);
    expect(talk.state.retryCount).toBe(0);
    talk.choose('2026-11-28 10:00');
    expect(talk.state.variables).toMatchObject({ fecha: '2026-11-28', fecha_time: '10:00' });
  });

  test('A candidate can be typed, a single one confirmed with yes, and another day said instead', () => {
    expect(new Talk(dateFlow).type('el viernes o el sábado').type('el sábado').state.variables).toMatchObject({
      fecha: '2026-11-28',
    });
    expect(new Talk(dateFlow).type('mañana con Laura').type('sí').state.variables).toMatchObject({
      fecha: '2026-11-26',
    });
    expect(new Talk(dateFlow).type('mañana con Laura').type('el lunes').state.variables).toMatchObject({
      fecha: '2026-11-30',
    });
  });

  test('When none was meant, the question is open again as it was', () => {
    const talk = new Talk(dateFlow).type('mañana con Laura').type('no');
    expect(talk.outputs('answered')).toEqual([]);
    expect(talk.state.awaiting).toMatchObject({ kind: 'DATE', choices: [] });
  });

  test('Days outside the limits are not offered', () => {
    const talk = new Talk(inOneGroup(block('d', 'dateInput', { mustBeOpen: true }))).type('el sábado o el domingo');
    expect(talk.state.awaiting?.choices.map(({ id }) => id)).toEqual(['2026-11-28']);
  });

  test('A question of the visitor goes to the fallback instead', () => {
    const flow = aFlow(
      [group('g', block('d', 'dateInput')), group('f', say('s', 'Sí.'))],
      edges('start -> g', 'fallback -> f'),
    );
    expect(new Talk(aDefinition(flow)).type('¿tienen lugar mañana?').said).toEqual(['Sí.', '¿Para qué día?']);
  });
});

describe('a number with more than one reading', () => {
  const flow = inOneGroup(block('n', 'numberInput', { variable: 'personas', max: 25, unit: 'personas' }));

  test('Two numbers are never joined; those within the limits are offered', () => {
    const talk = new Talk(flow).type('20 30');
    expect(talk.said).toEqual(['¿Quieres decir «20 personas»?']);
    expect(talk.type('claro').state.variables).toMatchObject({ personas: 20 });
    expect(new Talk(flow).type('2 o 3').type('3').state.variables).toMatchObject({ personas: 3 });
  });

  test('A picked number with three decimals is the number that was offered', () => {
    const profile = aProfile({ country: 'AR' });
    const talk = new Talk({ ...inOneGroup(block('n', 'numberInput', { variable: 'peso' })), profile }).type(
      'más de 1,234',
    );
    expect(talk.state.awaiting?.choices).toMatchObject([{ label: '1,234' }]);
    expect(talk.type('sí').state.variables).toMatchObject({ peso: 1.234 });
  });
});

describe('a choice with more than one reading', () => {
  const item = (id: string, es: string) => ({ id, label: { es }, detail: {}, value: null, condition: null });
  const items = [item('dama', 'Corte dama'), item('caballero', 'Corte caballero'), item('none', 'Ninguna')];
  const talk = (isRequired = true) => {
    const ask = block('c', 'choiceInput', { variable: 'corte', items, isRequired });
    const ends = [group('n', say('sn', 'Nada.')), group('d', say('sd', 'Dama.'))];
    return new Talk(aDefinition(aFlow([group('g', ask), ...ends], edges('start -> g', 'c:none -> n', 'c:dama -> d'))));
  };

  test('Only the choices that may be meant are offered, and all of them are open again afterwards', () => {
    const asked = talk().type('corte');
    expect(asked.state.awaiting).toMatchObject({ choices: [{ id: 'dama' }, { id: 'caballero' }] });
    expect(asked.type('dama').said).toEqual(['Dama.']);
    expect(talk().type('corte').choose('dama').said).toEqual(['Dama.']);
    expect(talk().type('corte').type('ninguna').said).toEqual(['Nada.']);
  });

  test('What is ruled out is not chosen', () => {
    expect(talk().type('no quiero corte dama').outputs('answered')).toEqual([]);
    expect(talk().type('dama no, caballero').state.variables).toMatchObject({ corte: 'Corte caballero' });
  });

  test('A choice with the name of a skip word is chosen rather than skipped', () => {
    expect(talk(false).type('ninguna').said).toEqual(['Nada.']);
    expect(talk(false).type('omitir').outputs('answered')).toMatchObject([{ value: null }]);
  });
});

describe('e-mail addresses, names and addresses', () => {
  test('A misspelt provider is asked about, and taken as written when that was meant', () => {
    const email = inOneGroup(block('e', 'emailInput', { variable: 'correo' }));
    const talk = () => new Talk(email).type('Ana@gmial.com');
    expect(talk().said[0]).toContain('«ana@gmail.com» o «ana@gmial.com»');
    expect(talk().choose('ana@gmail.com').state.variables).toMatchObject({ correo: 'ana@gmail.com' });
    expect(talk().choose('ana@gmial.com').state.variables).toMatchObject({ correo: 'ana@gmial.com' });
    expect(talk().type('Ana@gmial.com').outputs('answered')).toMatchObject([{ value: 'ana@gmial.com' }]);
  });

  test('A question that asks for a name stores only the name, and never a question or a greeting', () => {
    const ask = group('g', block('t', 'textInput', { variable: 'nombre' }), say('hi', 'Hola, {{ nombre }}.'));
    const flow = aDefinition(aFlow([ask, group('f', say('p', 'Cuesta 100.'))], edges('start -> g', 'fallback -> f')));
    expect(new Talk(flow).type('hola, soy Ana Ruiz, gracias').said).toEqual(['Hola, Ana Ruiz.']);
    expect(new Talk(flow).type('¿cuánto cuesta el tinte?').said).toEqual(['Cuesta 100.', '¿Cuál es tu nombre?']);
    expect(new Talk(flow).type('quiero una cita').said).toEqual(['No reconocí un nombre. ¿Cómo te llamas?']);
    expect(new Talk(flow).type('Gracia').said).toEqual(['Hola, Gracia.']);
  });

  test('A name with digits is refused with that reason, and a question with digits goes to the fallback', () => {
    const ask = block('n', 'textInput', { variable: 'nombre', prompt: { es: '¿Tu nombre?' } });
    const detoured = aFlow([group('g', ask), group('f', say('s', 'Cuesta 50.'))], edges('start -> g', 'fallback -> f'));
    expect(new Talk(inOneGroup(ask)).type('55 1234 5678').said).toEqual([
      'Un nombre no lleva números. ¿Cómo te llamas?',
    ]);
    expect(new Talk(inOneGroup(ask), { locale: 'en' }).type('R2D2 4').said).toEqual([
      'A name has no digits. What is your name?',
    ]);
    expect(new Talk(aDefinition(detoured)).type('¿cuánto cuesta el 2x1?').said).toEqual(['Cuesta 50.', '¿Tu nombre?']);
  });

  test('Other questions for a text store it as it was typed, and an address becomes one line', () => {
    const comment = inOneGroup(block('t', 'textInput', { variable: 'comentario' }));
    expect(new Talk(comment).type('soy Ana').state.variables).toMatchObject({ comentario: 'soy Ana' });
    const address = inOneGroup(block('t', 'textInput', { variable: 'direccion' }));
    expect(new Talk(address).type('Calle 5\nportón verde').state.variables).toMatchObject({
      direccion: 'Calle 5, portón verde',
    });
  });

  test('A question for an address stores none where the visitor gives none, and asks about what may be one', () => {
    const ask = block('t', 'textInput', { prompt: { es: '¿A dónde?' }, variable: 'direccion' });
    const flow = aDefinition(
      aFlow([group('g', ask, say('end', 'Listo')), group('f', say('p', 'Sí.'))], edges('start -> g', 'fallback -> f')),
    );
    expect(new Talk(flow).type('luego te la paso').said[0]).toContain('No reconocí una dirección.');
    expect(new Talk(flow).type('¿hacen envíos a Zapopan?').said).toEqual(['Sí.', '¿A dónde?']);
    const talk = new Talk(flow).type('Los Olivos');
    expect(talk.said).toEqual(['¿Quieres decir «Los Olivos»?']);
    expect(talk.type('sí').state.variables).toMatchObject({ direccion: 'Los Olivos' });
  });

  test('A name with more around it is offered alone', () => {
    const ask = inOneGroup(block('t', 'textInput', { variable: 'nombre' }), say('hi', 'Hola, {{ nombre }}.'));
    const talk = new Talk(ask).type('soy Ana y necesito una cita');
    expect(talk.said).toEqual(['¿Quieres decir «Ana»?']);
    expect(talk.type('sí').said).toEqual(['Hola, Ana.']);
    expect(new Talk(ask).type('Ana Ruiz 5512345678').said).toEqual(['¿Quieres decir «Ana Ruiz»?']);
  });
});

describe('comparisons', () => {
  test.each<[string, PlainOperator, string, boolean]>([
    ['9:30', 'LESS', '10:00', true],
    ['9:30 PM', 'GREATER', '10:00', true],
    ['09:30', 'EQUALS', '9:30', true],
    ['algo', 'CONTAINS', '', false],
    ['algo', 'NOT_CONTAINS', '', true],
    ['algo', 'STARTS_WITH', '', false],
    ['10', 'GREATER', '9', true],
    ['diez', 'GREATER', '9', false],
  ])('“%s” %s “%s” is %p', (left, operator, right, holds) => {
    expect(compareValues(left, operator, right)).toBe(holds);
  });

  test('A comparison that looks for no text is a problem', () => {
    const row = {
      id: 'r',
      match: 'ALL' as const,
      comparisons: [{ left: 'nombre', operator: 'CONTAINS' as const, right: ' ' }],
    };
    const problems = validateDefinition({
      ...inOneGroup(block('c', 'condition', { rows: [row] })),
      variables: [aVariable('nombre')],
    });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'MISSING_OPTION', field: 'rows.0.comparisons.0.right' }),
    );
  });
});

describe('a time said with a day', () => {
  test('It is stored beside the day, shown with it, and can be used in texts', () => {
    const flow = inOneGroup(block('d', 'dateInput', { variable: 'fecha' }), say('end', 'A las {{ fecha_time }}.'));
    const talk = new Talk(flow).type('mañana a las 4 y media de la tarde');
    expect(talk.outputs('answered')).toMatchObject([
      { value: '2026-11-26', text: 'jueves 26 de noviembre de 2026, 16:30' },
    ]);
    expect(talk.said).toEqual(['A las 16:30.']);
    const definition = { ...flow, variables: [aVariable('fecha', 'DATE')] };
    expect(parseDefinition(definition).ok).toBe(true);
    expect(validateDefinition(definition).map(({ code }) => code)).not.toContain('UNKNOWN_VARIABLE');
  });

  test('Where the opening hours decided between morning and afternoon, it is said', () => {
    expect(new Talk(dateFlow).type('mañana a las 4').said[0]).toBe('Anoté: jueves 26 de noviembre de 2026, 16:00.');
    expect(new Talk(dateFlow, { locale: 'en' }).type('tomorrow at 4').said[0]).toBe(
      'I noted: Thursday, November 26, 2026, 4:00 PM.',
    );
  });

  test('A time without a day is kept for the day that is asked for', () => {
    const talk = new Talk(dateFlow).type('a las 10.30');
    expect(talk.said).toEqual(['Entendí la hora: 10:30. ¿Para qué día quieres?']);
    expect(talk.type('mañana').state.variables).toMatchObject({ fecha: '2026-11-26', fecha_time: '10:30' });
  });

  test('A time said with a day that is closed is kept for the day that is given instead', () => {
    const talk = new Talk(inOneGroup(block('d', 'dateInput', { variable: 'fecha', mustBeOpen: true })));
    expect(talk.type('el domingo a las 5').said[0]).toContain('El domingo 29 de noviembre de 2026 estamos cerrados.');
    expect(talk.type('entonces el lunes').state.variables).toMatchObject({ fecha: '2026-11-30', fecha_time: '17:00' });
    const other = new Talk(inOneGroup(block('d', 'dateInput', { variable: 'fecha', mustBeOpen: true })));
    expect(other.type('el domingo a las 5').type('lunes a las 11').state.variables).toMatchObject({
      fecha_time: '11:00',
    });
  });

  test('An hour typed where parts of the day are offered takes the path of its part and stays the hour', () => {
    const part = (id: string, es: string) => ({ id, label: { es }, detail: {}, value: es, condition: null });
    const items = [part('am', 'Por la mañana'), part('noon', 'A mediodía'), part('pm', 'Por la tarde')];
    const ask = block('c', 'choiceInput', { variable: 'hora', items });
    const later = group('l', say('t', 'Va, {{ hora }}.'));
    const talk = () => new Talk(aDefinition(aFlow([group('g', ask), later], edges('start -> g', 'c:pm -> l'))));
    expect(talk().type('a las 5').said).toEqual(['Va, 17:00.']);
    expect(talk().type('tipo 5 y media').said).toEqual(['Va, 17:30.']);
    expect(talk().type('a las 3 de la tarde').said).toEqual(['Va, 15:00.']);
    expect(talk().type('a las tres de la tarde').said).toEqual(['Va, 15:00.']);
    expect(talk().type('3').said).toEqual(['Va, Por la tarde.']);
    expect(talk().type('por la tarde').said).toEqual(['Va, Por la tarde.']);
    expect(talk().type('a las 11').state.variables).toMatchObject({ hora: '11:00' });
    expect(talk().type('a las 11 de la noche').outputs('answered')).toEqual([]);
  });

  test('Texts show it as people write a time, in the language of the conversation', () => {
    const flow = inOneGroup(block('d', 'dateInput', { variable: 'fecha' }), say('t', '{{ fecha_time | time }}'));
    const said = (text: string, locale: 'es' | 'en'): string | undefined =>
      new Talk(flow, { locale }).type(text).said.at(-1);
    expect(said('mañana a las 9 de la mañana', 'es')).toBe('9:00');
    expect(said('mañana entre 10 y 12', 'es')).toBe('10:00 a 12:00');
    expect(said('mañana por la mañana', 'es')).toBe('por la mañana');
    expect(said('mañana en la tarde', 'es')).toBe('por la tarde');
    expect(said('mañana en la noche', 'es')).toBe('por la noche');
    expect(said('tomorrow morning', 'en')).toBe('in the morning');
    expect(said('tomorrow at 4 pm', 'en')).toBe('4:00 PM');
    expect(said('tomorrow', 'en')).toBe(undefined);
  });

  test('A range of times is stored as one, and a part of the day as a range', () => {
    expect(new Talk(dateFlow).type('mañana entre 10 y 12').state.variables).toMatchObject({
      fecha_time: '10:00-12:00',
    });
    expect(new Talk(dateFlow).type('mañana por la tarde').state.variables).toMatchObject({ fecha_time: '12:00-19:00' });
  });
});
