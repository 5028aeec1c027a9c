import { describe, expect, test } from '@jest/globals';

import { readEmail } from '../src/answers/email.js';
import { readPhone } from '../src/answers/phone.js';
import { readRating } from '../src/answers/rating.js';

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
