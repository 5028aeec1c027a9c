import { describe, expect, test } from '@jest/globals';
import { plainName, readName } from '@tertulia/plain-names';
import fc from 'fast-check';

const max = 100;
const problemOf = (text: string) => readName(text, max).problem;

describe('names', () => {
  test.each([
    'Ana',
    'Salón Ñandú & Hijos, S.A. de C.V.',
    "Ní Dhomhnaill d'Été-Ünal",
    '寿司 さくら',
    'مقهى السلام',
    'می‌خواهم',
    'श्री क्‍ष',
    'Παπαδόπουλος',
    'Кафе «Уют»',
    'Nguyễn Thị Ánh',
    '👩‍🍳 Cocina 👨‍👩‍👧‍👦',
    'Café ❤️ 🇲🇽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣',
    '¡!',
    '9',
  ])('The name %s is accepted and stored unchanged', (text) => {
    expect(readName(text, max)).toEqual({ name: text.normalize('NFC'), problem: null });
  });

  test('A name is normalised and trimmed, and runs of spaces are reduced to one', () => {
    expect(readName('  Jose\u0301\u00A0\u2003 Luis ', max)).toEqual({ name: 'José Luis', problem: null });
  });

  test.each([
    ['direction override', 'Ana\u202Egnp.exe'],
    ['embedding', 'Ana\u202A'],
    ['isolate', '\u2066Ana\u2069'],
    ['direction mark', 'Ana\u200F'],
    ['Arabic letter mark', '\u061CAna'],
    ['zero width space', 'A\u200Bna'],
    ['joiner between Latin letters', 'A\u200Dna'],
    ['non-joiner between Latin letters', 'A\u200Cna'],
    ['word joiner', 'A\u2060na'],
    ['byte order mark', '\uFEFFAna\uFEFF!'],
    ['soft hyphen', 'A\u00ADna'],
    ['line feed', 'Ana\nadmin'],
    ['carriage return', 'Ana\r\nBcc'],
    ['tab', 'Ana\tB'],
    ['null', 'An\u0000a'],
    ['C1 control', 'An\u0085a'],
    ['line separator', 'Ana\u2028B'],
    ['Hangul filler', '\u3164'],
    ['filler inside', 'Ana\u115FB'],
    ['Braille blank', '\u2800\u2800'],
    ['tags', 'Ana\u{E0041}\u{E0042}'],
    ['private use', 'Ana\uE000'],
    ['half of a pair', 'Ana\uD83D'],
    ['noncharacter', 'Ana\uFFFE'],
    ['interlinear', 'Ana\uFFF9'],
    ['object replacement', 'Ana\uFFFC'],
    ['variation selector after a letter', 'Ana\uFE0F'],
    ['Mongolian vowel separator', 'A\u180Ena'],
    ['pile of accents', `Z${'\u0335'.repeat(20)}algo`],
    ['accents alone', '\u0301\u0301'],
  ])('A name with the following is refused: %s', (_, text) => {
    expect(problemOf(text)).toBe('INVALID_FORMAT');
  });

  test.each(['', '   ', '\u00A0\u2003', '\u3000'])('A blank name %j is REQUIRED', (text) => {
    expect(problemOf(text)).toBe('REQUIRED');
  });

  test('The length of a name counts visible characters, however they are encoded', () => {
    expect(problemOf('ñ'.repeat(100))).toBeNull();
    expect(problemOf('n\u0303'.repeat(100))).toBeNull();
    expect(problemOf('👩‍🍳'.repeat(100))).toBeNull();
    expect(problemOf('ñ'.repeat(101))).toBe('TOO_LONG');
    expect(problemOf('👩‍🍳'.repeat(101))).toBe('TOO_LONG');
    expect(problemOf('x'.repeat(5_000_000))).toBe('TOO_LONG');
  });

  test('An accepted name is unchanged when it is read again and contains no invisible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read = readName(text, max);
        if (read.problem !== null) return;
        expect(readName(read.name, max)).toEqual(read);
        expect(read.name).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200B]/u);
      }),
    );
  });
});

describe('names that are saved while they are typed', () => {
  test.each([
    ['Corte\u202E de\u200B pelo\u200E', 'Corte de pelo'],
    ['Corte\nde pelo', 'Corte de pelo'],
    ['👩‍🍳 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می‌خواهم', '👩‍🍳 ❤️ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 می‌خواهم'],
    ['  Corte ', '  Corte '],
    ['', ''],
  ])('The name %j is saved as %j', (text, kept) => {
    expect(plainName(text)).toBe(kept);
    expect(plainName(kept)).toBe(kept);
  });
});
