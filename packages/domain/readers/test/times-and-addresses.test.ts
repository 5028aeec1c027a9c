import { describe, expect, test } from '@jest/globals';
import { readTime, readUrl } from '../src/index.js';

const where = {
  now: new Date('2026-11-25T17:00:00Z'),
  timeZone: 'America/Mexico_City',
  country: 'MX',
  locale: 'es' as const,
  day: '2026-11-27',
};

describe('times of day', () => {
  test.each<[string, string | null]>([
    ['4', '16:00'],
    ['04:00', '04:00'],
    ['4.30', '16:30'],
    ['1630', '16:30'],
    ['20hs', '20:00'],
    ['las cuatro y media', '16:30'],
    ['half past four', '16:30'],
    ['a mediodía', '12:00'],
    ['10 am porfa', '10:00'],
    ['el viernes a las 9 de la mañana', '09:00'],
    ['a las 25', null],
    ['por la tarde', null],
    ['de 4 a 6', null],
    ['después de las 3', null],
    ['el sábado a las 9 am', null],
    ['el viernes', null],
    ['no sé', null],
  ])('Where a time is asked for, “%s” is %p', (text, expected) => {
    const reading = readTime(text, where);
    expect(reading.kind === 'read' ? reading.value.time : null).toBe(expected);
  });

  test.each([
    ['4 o 5', ['16:00', '17:00']],
    ['a las 4 o 5', ['16:00', '17:00']],
    ['a las 4 o a las 5', ['16:00', '17:00']],
    ['4 o 5 de la tarde', ['16:00', '17:00']],
    ['10 or 11 am', ['10:00', '11:00']],
    ['9:30 o 10 o 11', ['09:30', '10:00', '11:00']],
  ])('Of several hours in “%s” none is preferred', (text, times) => {
    const found = readTime(text, where);
    expect(found).toMatchObject({ kind: 'unsure', reason: 'SEVERAL' });
    expect(found.kind === 'unsure' ? found.candidates.map(({ time }) => time) : []).toEqual(times);
  });

  test.each(['4 o lo que tengan', 'o', '4 o', 'viernes o sábado', 'x o '.repeat(200)])(
    '“%s” names no two hours',
    (text) => {
      expect(readTime(text, where)).not.toMatchObject({ reason: 'SEVERAL', candidates: [{}, {}] });
    },
  );

  test('The same hour said twice is one hour', () => {
    expect(readTime('16:00 o 4 de la tarde', where)).toEqual({
      kind: 'read',
      value: { time: '16:00', isHalfAssumed: false },
    });
  });

  test('Another day is asked back with its hour; a part of the day has no hour to offer', () => {
    expect(readTime('el sábado a las 9 am', where)).toMatchObject({ kind: 'unsure', candidates: [{ time: '09:00' }] });
    expect(readTime('por la tarde', where)).toEqual({ kind: 'unsure', reason: 'RANGE', candidates: [] });
  });
});

describe('web addresses', () => {
  test.each<[string, string | null]>([
    ['ejemplo.com', 'https://ejemplo.com/'],
    ['EJEMPLO.com/Menú', 'https://ejemplo.com/Men%C3%BA'],
    ['http://a.ejemplo.com:8080/x?y=1#z', 'http://a.ejemplo.com:8080/x?y=1#z'],
    ['mi tienda es https://ejemplo.com.', 'https://ejemplo.com/'],
    ['niño.mx', 'https://xn--nio-8ma.mx/'],
    ['ana@ejemplo.com', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://ejemplo.com', null],
    ['https://banco.mx@malo.com', null],
    ['https://malo.com\\@banco.mx', null],
    ['http://192.168.0.1/', null],
    ['localhost', null],
    ['1.5', null],
    ['instagram', null],
  ])('The web address in “%s” is %p', (text, expected) => {
    const reading = readUrl(text);
    expect(reading.kind === 'read' ? reading.value : null).toBe(expected);
  });

  test('Two addresses, and words that may change one, are asked back', () => {
    expect(readUrl('a.com o b.com')).toMatchObject({ kind: 'unsure', reason: 'SEVERAL' });
    expect(readUrl('casi a.com')).toEqual({ kind: 'unsure', reason: 'MORE_WORDS', candidates: ['https://a.com/'] });
  });
});
