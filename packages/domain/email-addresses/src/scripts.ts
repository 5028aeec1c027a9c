/** Letters of the Latin script that are neither English letters nor accented forms of them. */
const latinExtras = 'ßæœøđłþðħŋ';

const plainAscii = /^[\x21-\x7e]*$/;

/** Scripts that may be mixed: those of Chinese, Japanese and Korean. */
const scripts: readonly RegExp[] = [
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Myanmar',
  'Georgian',
  'Ethiopic',
  'Khmer',
].map((script) => new RegExp(`^\\p{Script_Extensions=${script}}+$`, 'u'));
const eastAsian =
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Hangul}]+$/u;

/** Characters that may be combined with any script: ASCII digits and symbols. */
const neutral = /[\x21-\x40\x5b-\x60\x7b-\x7e]/g;

/**
 * True when a text uses the common letters of a single script: no full-width, mathematical or phonetic letters, and no separate
 * accents.
 */
export function isOneScript(text: string): boolean {
  if (plainAscii.test(text)) return true;
  // Refuse compatibility forms of letters, which look like other letters.
  if (text.normalize('NFKC') !== text) return false;
  const letters = text.replaceAll(neutral, '');
  return isEverydayLatin(letters) || eastAsian.test(letters) || scripts.some((script) => script.test(letters));
}

function isEverydayLatin(letters: string): boolean {
  return Array.from(letters).every(
    (letter) => /^[a-z]\p{M}*$/u.test(letter.normalize('NFD')) || latinExtras.includes(letter),
  );
}

/** Letters of Cyrillic, Greek and Armenian that look like Latin letters. */
const likeLatin = /^[асеорхуіјѕԁԛԝһӏвгкмнтѵꙅьҽαβγικνορτυχωѡεηρϲϳոսօցհյոսքւզ]+$/u;

/** True for a text in another script whose letters all look like Latin letters: `аррӏе` is not `apple`. */
export function isLookalike(text: string): boolean {
  const letters = text.replaceAll(neutral, '').normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters !== '' && likeLatin.test(letters);
}
