import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Cached, editDistance, foldedPhrase, foldText, isMeant, stemOf } from '../src/index.js';

test('Phrases are compared without case, accents, punctuation and emoji', () => {
  expect(foldedPhrase(' ¡ÁRBOL,\u00A0 Ñandú! 🌳')).toBe('arbol nandu');
});

test('A text is folded as its normal form without marks is, whatever its letters', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ ñÁü\u00A0e\u0301İΣς한ﬁ①🌳\n\u0300') });
  fc.assert(
    fc.property(text, (given) => {
      const whole = given
        .normalize('NFD')
        .replaceAll(/\p{M}+/gu, '')
        .toLowerCase()
        .replaceAll('\u00A0', ' ')
        .trim();
      expect(foldText(given)).toBe(whole);
    }),
  );
});

test.each([
  ['aseptan', 'aceptan', true],
  ['orario', 'horario', true],
  ['manicura', 'manicure', true],
  ['cama', 'cana', false],
  ['tinte', 'corte', false],
])('Whether %s can be meant as %s is %s', (typed, known, isSame) => {
  expect(isMeant(typed, known)).toBe(isSame);
});

test('Words of one stem are one in their own language', () => {
  expect(stemOf('precios', 'es')).toBe(stemOf('precio', 'es'));
  expect(stemOf('prices', 'en')).toBe(stemOf('price', 'en'));
});

test('A result is made once for each word, and again after the cache was full', () => {
  const made: string[] = [];
  const lengths = new Cached((word) => {
    made.push(word);
    return word.length;
  }, 2);
  expect(['a', 'a', 'bb', 'ccc', 'a'].map((word) => lengths.of(word))).toEqual([1, 1, 2, 3, 1]);
  expect(made).toEqual(['a', 'bb', 'ccc', 'a']);
});

test('A word that is too long to be one is not kept', () => {
  let made = 0;
  const lengths = new Cached((word) => {
    made += 1;
    return word.length;
  });
  const long = 'a'.repeat(2_000);
  expect([lengths.of(long), lengths.of(long), made]).toEqual([2_000, 2_000, 2]);
});

describe('edit distance', () => {
  test('The edit distance equals that of the full table up to the limit', () => {
    const text = fc.stringMatching(/^[abc]{0,9}$/);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(wholeTable(a, b), limit + 1));
      }),
      { numRuns: 2_000 },
    );
  });
});

function wholeTable(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY;
      (rows[row] ?? [])[column] = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, replaced, swapped);
    }
  }
  return at(a.length, b.length);
}
