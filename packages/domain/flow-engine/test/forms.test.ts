import { describe, expect, test } from '@jest/globals';
import { parseDefinition, validateDefinition, type FormField, type Locale } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

function field(id: string, kind: FormField['kind'], changes: Partial<FormField> = {}): FormField {
  return { id, kind, label: { es: id, en: id }, variable: null, isRequired: true, choices: [], ...changes };
}

const size = field('talla', 'CHOICE', {
  isRequired: false,
  choices: [
    { id: 's', label: { es: 'Chica', en: 'Small' } },
    { id: 'l', label: { es: 'Grande', en: 'Large' } },
  ],
});
const contact = [
  field('Nombre', 'TEXT', { variable: 'nombre' }),
  field('Correo', 'EMAIL', { variable: 'correo' }),
  field('Teléfono', 'PHONE'),
];

function talkOf(fields: FormField[], locale: Locale = 'es'): Talk {
  const form = block('f', 'form', { fields, variable: 'datos', prompt: { es: 'Tus datos:', en: 'Your details:' } });
  return new Talk(inOneGroup(form, say('next', 'Gracias', 'Thanks')), { locale });
}

function fill(talk: Talk, values: Record<string, string>): Talk {
  talk.take({ kind: 'form', values: Object.entries(values).map(([fieldId, value]) => ({ fieldId, value })) });
  return talk;
}

const shown = ({ state }: Talk) => state.awaiting?.form?.fields.map(({ id, value, error }) => [id, value, error]);

describe('a form that is filled in', () => {
  test('It shows all fields, with what browsers may fill in', () => {
    const talk = talkOf([...contact, size]);
    expect(talk.said).toEqual(['Tus datos:']);
    expect(talk.state.awaiting).toMatchObject({ kind: 'FORM', form: { submit: 'Enviar' } });
    const fields = talk.state.awaiting?.form?.fields ?? [];
    expect(fields.map(({ label, kind, autocomplete }) => [label, kind, autocomplete])).toEqual([
      ['Nombre', 'TEXT', 'name'],
      ['Correo', 'EMAIL', 'email'],
      ['Teléfono', 'PHONE', 'tel'],
      ['talla', 'CHOICE', ''],
    ]);
  });

  test('Each value is stored as its own question would store it, and the form as one object', () => {
    const talk = fill(talkOf([...contact, size]), {
      Nombre: 'Ana García',
      Correo: 'ANA@Ejemplo.mx',
      Teléfono: '55 1234 5678',
      talla: 'l',
    });
    expect(talk.said).toEqual(['Gracias']);
    expect(talk.state.variables).toMatchObject({
      nombre: 'Ana García',
      correo: 'ana@ejemplo.mx',
      datos: { nombre: 'Ana García', correo: 'ana@ejemplo.mx', Teléfono: '+525512345678', talla: 'Grande' },
    });
    expect(talk.outputs('answered')).toMatchObject([
      { text: 'Nombre: Ana García\nCorreo: ana@ejemplo.mx\nTeléfono: +525512345678\ntalla: Grande' },
    ]);
  });

  test('All that is wrong is told at once, beside its field, and what was entered stays', () => {
    const talk = fill(talkOf(contact), { Nombre: '', Correo: 'ana', Teléfono: '12' });
    expect(talk.said).toEqual(['Revisa esto, por favor: Nombre, Correo, Teléfono.']);
    expect(shown(talk)).toEqual([
      ['Nombre', '', 'Necesito este dato para continuar. ¿Me lo compartes, por favor?'],
      ['Correo', 'ana', 'Ese correo no parece completo. Escríbelo así: nombre@ejemplo.com'],
      ['Teléfono', '12', 'Ese teléfono no parece válido. Escríbelo con su lada o código de área, por favor.'],
    ]);
    expect(talk.state.variables).not.toHaveProperty('nombre');
    fill(talk, { Nombre: 'Ana', Correo: 'ana@ejemplo.mx', Teléfono: '5512345678' });
    expect(talk.state.variables).toMatchObject({ nombre: 'Ana' });
    expect(talk.state.given).toBeUndefined();
  });

  test('An address that looks misspelt is asked back, and taken when it is sent once more', () => {
    const values = { Correo: 'ana@gmial.com' };
    const talk = fill(talkOf([field('Correo', 'EMAIL', { variable: 'correo' })]), values);
    expect(shown(talk)?.[0]?.[2]).toContain('ana@gmail.com');
    expect(fill(talk, values).state.variables['correo']).toBe('ana@gmial.com');
  });

  test('Fields that the form does not have are ignored, and one that is left out counts as empty', () => {
    const talk = fill(talkOf(contact), { __proto__x: '1', constructor: '2', Nombre: 'Ana' });
    expect(shown(talk)?.map(([, , error]) => error === null)).toEqual([true, false, false]);
  });

  test.each<[FormField['kind'], string, unknown]>([
    ['NUMBER', 'como 25', 25],
    ['DATE', '2026-12-03', '2026-12-03'],
    ['DATE', 'el 3 de diciembre', '2026-12-03'],
    ['LONG_TEXT', ' Con espacio \n para dos ', 'Con espacio \n para dos'],
    ['TEXT', 'x'.repeat(200), 'x'.repeat(200)],
  ])('A field of the kind %s reads “%s”', (kind, value, stored) => {
    const talk = fill(talkOf([field('a', kind, { variable: 'a' })]), { a: value });
    expect(talk.state.variables['a']).toEqual(stored);
  });

  test.each<[FormField['kind'], string]>([
    ['NUMBER', 'muchos'],
    ['DATE', '2026-02-31'],
    ['TEXT', 'x'.repeat(201)],
    ['CHOICE', '__proto__'],
    ['EMAIL', '@'.repeat(4_000)],
  ])('A field of the kind %s refuses some values', (kind, value) => {
    const talk = fill(talkOf([{ ...size, id: 'a', kind, isRequired: true }]), { a: value });
    expect(shown(talk)?.[0]?.[2]).toEqual(expect.any(String));
  });

  test('After too many wrong attempts the exit for no valid answer is taken', () => {
    const form = block('f', 'form', { fields: contact, retryLimit: 1 });
    const groups = [group('g1', form), group('g2', say('s', 'Te llamamos'))];
    const talk = new Talk(aDefinition(aFlow(groups, edges('start -> g1', 'f:failed -> g2'))));
    fill(talk, {});
    expect(fill(talk, {}).said).toEqual(['Te llamamos']);
  });
});

describe('a form that is answered in writing', () => {
  test.each<[Locale, string[], string[]]>([
    [
      'es',
      ['va, con gusto', 'Ana García', 'ana arroba ejemplo punto mx', '55 1234 5678', 'omitir'],
      ['Vamos dato por dato.\nNombre', 'Correo', 'Teléfono', 'talla (opcional: puedes escribir «omitir»)', 'Gracias'],
    ],
    [
      'en',
      ['all right then', 'Ana García', 'ana@ejemplo.mx', '+52 55 1234 5678', 'skip'],
      ['Let us go one by one.\nNombre', 'Correo', 'Teléfono', 'talla (optional: you can write “skip”)', 'Thanks'],
    ],
  ])('The bot asks for one thing after the other (%s)', (locale, texts, replies) => {
    const talk = talkOf([...contact, size], locale);
    expect(texts.map((text) => talk.type(text).said.join('\n'))).toEqual(replies);
    expect(talk.state.variables).toMatchObject({
      nombre: 'Ana García',
      datos: { correo: 'ana@ejemplo.mx', Teléfono: '+525512345678', talla: null },
    });
  });

  test('What a first message surely says is not asked for again', () => {
    const talk = talkOf(contact).type('mi correo es ana@ejemplo.mx y mi número 55 1234 5678');
    expect(talk.said).toEqual(['Vamos dato por dato.\nNombre']);
    expect(talk.type('Ana').state.variables).toMatchObject({ correo: 'ana@ejemplo.mx', nombre: 'Ana' });
    expect(talk.said).toEqual(['Gracias']);
  });

  test('Each thing is awaited as its own kind, with its choices as buttons', () => {
    const talk = talkOf([field('Correo', 'EMAIL'), size]).type('va');
    expect(talk.state.awaiting).toMatchObject({ kind: 'EMAIL', blockId: 'f' });
    expect(talk.type('ana@ejemplo.mx').state.awaiting).toMatchObject({ kind: 'CHOICE', choices: [{ id: 's' }, {}] });
    expect(talk.choose('s').state.variables['datos']).toMatchObject({ talla: 'Chica' });
  });

  test('A wrong answer is refused for its own reason, and an unclear one is asked back', () => {
    const talk = talkOf([field('Correo', 'EMAIL', { variable: 'correo' })]).type('va');
    expect(talk.type('no sé').said).toEqual(['Ese correo no parece completo. Escríbelo así: nombre@ejemplo.com']);
    expect(talk.type('ana@gmial.com').state.awaiting).toMatchObject({ isOffer: true });
    expect(talk.choose('ana@gmail.com').state.variables['correo']).toBe('ana@gmail.com');
  });

  test('A question of the visitor is answered first, then the open part is asked for again', () => {
    const form = block('f', 'form', { fields: contact });
    const groups = [group('g1', form), group('g2', say('s', 'De 9 a 19'))];
    const talk = new Talk(aDefinition(aFlow(groups, edges('start -> g1', 'fallback -> g2'))));
    expect(talk.type('¿a qué hora abren?').said[0]).toBe('De 9 a 19');
    expect(talk.state.awaiting?.kind).toBe('FORM');
    talk.type('va');
    talk.type('Ana');
    expect(talk.type('¿a qué hora abren?').said.at(-1)).toBe('Correo');
    expect(talk.state.awaiting?.kind).toBe('EMAIL');
  });

  test('A form that was sent late, and choices that were never shown, change nothing', () => {
    const talk = talkOf(contact).type('va');
    expect(fill(talk, { Nombre: 'Ana' }).happened).toEqual(['fault']);
    expect(talkOf(contact).choose('s').happened).toEqual(['fault']);
  });
});

describe('hostile forms', () => {
  test.each<[string, unknown]>([
    ['an unknown kind of field', inOneGroup(block('f', 'form', { fields: [field('a', 'FILE' as never)] }))],
    ['a field whose id is a prototype key', inOneGroup(block('f', 'form', { fields: [field('__proto__', 'TEXT')] }))],
    ['21 fields', inOneGroup(block('f', 'form', { fields: Array(21).fill(field('a', 'TEXT')) as FormField[] }))],
    [
      'a variable that is a prototype key',
      inOneGroup(block('f', 'form', { fields: [field('a', 'TEXT', { variable: 'constructor' })] })),
    ],
    ['a label of 4097 characters', inOneGroup(block('f', 'form', { submit: { es: 'x'.repeat(4097) } }))],
  ])('A definition with %s is refused', (_title, definition) => {
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
  });

  test('A form that is sent with long texts in many fields ends within the budget of a step', () => {
    const fields = Array.from({ length: 20 }, (_, at) => field(`d${at}`, 'DATE'));
    const talk = fill(talkOf(fields), Object.fromEntries(fields.map(({ id }) => [id, 'mañana '.repeat(500)])));
    expect(talk.outputs('fault').map(({ code }) => code)).toEqual(['WORK_BUDGET']);
    expect(talk.state.awaiting?.kind).toBe('FORM');
  });

  test('Problems are named: no fields, the same identifier twice, no choices, an unknown variable', () => {
    const codesOf = (fields: FormField[]) =>
      validateDefinition({
        ...inOneGroup(block('f', 'form', { fields }), block('e', 'end')),
        locales: ['es'],
        variables: [aVariable('a')],
      }).map(({ code, field: at }) => [code, at]);
    expect(codesOf([])).toEqual([['MISSING_OPTION', 'fields']]);
    expect(codesOf([field('a', 'TEXT'), field('a', 'TEXT')])).toEqual([['MISSING_OPTION', 'fields']]);
    expect(codesOf([field('a', 'CHOICE')])).toEqual([['MISSING_OPTION', 'fields.0.choices']]);
    expect(codesOf([field('a', 'TEXT', { variable: 'nadie' })])).toEqual([['UNKNOWN_VARIABLE', 'fields.0.variable']]);
  });
});
