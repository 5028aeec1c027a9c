import { describe, expect, test } from '@jest/globals';
import { groupAlike } from '../src/index.js';

const grouped = (texts: readonly string[], locale: 'es' | 'en' = 'es') =>
  groupAlike(texts, (text) => ({ text, locale }));

describe('texts that are alike', () => {
  test('are grouped by what they mean, in other words and with typos, in both languages', () => {
    expect(
      grouped([
        '¿Aceptan mascotas?',
        '¿Cuánto cuesta el tinte?',
        '¿se aceptan perros?',
        'precio del tinte',
        'aceptan mascottas',
        'how much is the dye?',
      ]),
    ).toEqual([
      ['¿Aceptan mascotas?', '¿se aceptan perros?', 'aceptan mascottas'],
      ['¿Cuánto cuesta el tinte?', 'precio del tinte', 'how much is the dye?'],
    ]);
  });

  test('stay apart when they ask different things of the same', () => {
    expect(grouped(['¿Cuánto cuesta el tinte?', '¿Cuánto dura el tinte?'])).toHaveLength(2);
    expect(grouped(['¿Venden vino?', '¿Venden zapatos?'])).toHaveLength(2);
  });

  test('are compared by their letters when nobody knows their words', () => {
    expect(grouped(['asdf', 'asdf!', 'qwerty', 'que', '¿Qué?'])).toEqual([
      ['asdf', 'asdf!'],
      ['qwerty'],
      ['que', '¿Qué?'],
    ]);
    expect(grouped(['!!', '??'])).toHaveLength(2);
    expect(grouped([])).toEqual([]);
  });
});
