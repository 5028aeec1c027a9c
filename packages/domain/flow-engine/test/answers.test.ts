import { describe, expect, test } from '@jest/globals';
import { choiceReader, type ShownChoice } from '../src/answers/choice.js';

import { readEmail } from '../src/answers/email.js';
import { readPhone } from '../src/answers/phone.js';
import { readRating } from '../src/answers/rating.js';

const matchChoice = (answer: string, choices: readonly ShownChoice[]): string | null => choiceReader(choices)(answer);

describe('e-mail addresses and phone numbers', () => {
  test.each([
    ['Ana@Ejemplo.MX', 'ana@ejemplo.mx'],
    ['mi correo es ana.luz+cita@ejemplo.com.mx.', 'ana.luz+cita@ejemplo.com.mx'],
    ['<ana@ejemplo.mx>', 'ana@ejemplo.mx'],
    ['ana@ejemplo', null],
    ['ana @ejemplo.mx', null],
    ['ana@@ejemplo.mx', null],
    ['a@x.mx b@x.mx', null],
    ['ana..luz@ejemplo.mx', null],
    [`${'a'.repeat(65)}@ejemplo.mx`, null],
    ['', null],
  ])('The e-mail in “%s” is %p', (text, expected) => {
    expect(readEmail(text)).toBe(expected);
  });

  test.each([
    ['55 1234 5678', 'MX', '+525512345678'],
    ['mi número es 55-1234-5678', 'MX', '+525512345678'],
    ['+34 612 34 56 78', 'MX', '+34612345678'],
    ['11 2345-6789', 'AR', '+541123456789'],
    ['(212) 555-2368', 'US', '+12125552368'],
    ['+525512345678', '', '+525512345678'],
    ['12345', 'MX', null],
    ['no tengo', 'MX', null],
    ['5512345678', '', null],
  ])('The phone number in “%s”, written in %s, is %p', (text, country, expected) => {
    expect(readPhone(text, country)).toBe(expected);
  });
});

describe('ratings', () => {
  test.each<[string, number | null]>([
    ['5', 5],
    ['cinco', 5],
    ['⭐⭐⭐⭐', 4],
    ['★★★', 3],
    ['4 estrellas', 4],
    ['4/5', 4],
    ['10 de 10', 10],
    ['9 out of 10', 9],
    ['4.5', null],
    ['muy bien', null],
  ])('The rating in “%s” is %p', (text, expected) => {
    expect(readRating(text)).toBe(expected);
  });
});

describe('choices', () => {
  const shown = [
    { id: 'cut', label: 'Corte' },
    { id: 'dye', label: 'Tinte' },
    { id: 'both', label: 'Corte y barba' },
    { id: 'book', label: '📅 Agendar una cita' },
    { id: 'yes', label: 'Sí, claro' },
  ];
  test.each<[string, string | null]>([
    ['corte', 'cut'],
    ['CORTE Y BARBA', 'both'],
    ['tinte', 'dye'],
    ['tinet', 'dye'],
    ['tintte', 'dye'],
    ['agendar una cita', 'book'],
    ['agendar cita', 'book'],
    ['quiero agendar una cita por favor', 'book'],
    ['quiero corte y barba', 'both'],
    ['si', 'yes'],
    ['sí claro', 'yes'],
    ['1', 'cut'],
    ['2.', 'dye'],
    ['opción 3', 'both'],
    ['la segunda', 'dye'],
    ['the first one', 'cut'],
    ['9', null],
    ['0', null],
    ['¿cuánto cuesta el corte?', null],
    ['cuanto cuesta el tinte', null],
    ['pedicura', null],
    ['', null],
    ['💥', null],
  ])('The answer “%s” selects %p', (text, expected) => {
    expect(matchChoice(text, shown)).toBe(expected);
  });

  test('A label that begins with the typed number is preferred to the choice at that position', () => {
    const guests = [
      { id: 'two', label: '2 personas' },
      { id: 'four', label: '4 personas' },
    ];
    expect(matchChoice('2', guests)).toBe('two');
    expect(matchChoice('4', guests)).toBe('four');
    expect(matchChoice('1', guests)).toBe('two');
  });

  test('A choice whose label consists of emoji can be selected by typing them', () => {
    expect(
      matchChoice('👍', [
        { id: 'up', label: '👍' },
        { id: 'down', label: '👎' },
      ]),
    ).toBe('up');
  });

  test('An answer that matches two labels equally selects none', () => {
    expect(
      matchChoice('corte', [
        { id: 'a', label: 'Corte dama' },
        { id: 'b', label: 'Corte caballero' },
      ]),
    ).toBeNull();
  });
});
