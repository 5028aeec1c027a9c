/** Letters that languages with the Latin script add to those of English, beside the accented ones. */
const latinExtras = 'ßæœøđłþðħŋ';

const plainAscii = /^[\x21-\x7e]*$/;

/** Scripts that are written together: Chinese, Japanese and Korean mix their own. */
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

/** What any script may stand beside: the digits and signs of ASCII. */
const neutral = /[\x21-\x40\x5b-\x60\x7b-\x7e]/g;

/**
 * True when a text is written in one script, in its everyday letters: no full-width or mathematical letters, no phonetic ones, no
 * accents that stand alone.
 */
export function isOneScript(text: string): boolean {
  if (plainAscii.test(text)) return true;
  // Letters that Unicode keeps only as another way to write the same ones.
  if (text.normalize('NFKC') !== text) return false;
  const letters = text.replaceAll(neutral, '');
  return isEverydayLatin(letters) || eastAsian.test(letters) || scripts.some((script) => script.test(letters));
}

function isEverydayLatin(letters: string): boolean {
  return Array.from(letters).every(
    (letter) => /^[a-z]\p{M}*$/u.test(letter.normalize('NFD')) || latinExtras.includes(letter),
  );
}

/** Letters of Cyrillic, Greek and Armenian that are drawn like one of the Latin script. */
const likeLatin = /^[асеорхуіјѕԁԛԝһӏвгкмнтѵꙅьҽαβγικνορτυχωѡεηρϲϳոսօցհյոսքւզ]+$/u;

/** True for a text whose letters all look like Latin ones and are none: `аррӏе` is not `apple`. */
export function isLookalike(text: string): boolean {
  const letters = text.replaceAll(neutral, '').normalize('NFD').replaceAll(/\p{M}/gu, '');
  return letters !== '' && likeLatin.test(letters);
}
