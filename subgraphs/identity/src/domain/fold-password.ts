/** A password in the form in which it is compared with others: without case, accents and outer blanks. */
export function foldPassword(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

const drawnLike: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '6': 'g',
  '9': 'g',
  '!': 'i',
  '1': 'i',
  '|': 'l',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
};

const signs = /[@483691!|0$57+]/g;

const around = /^\P{L}+|\P{L}+$/gu;

/**
 * Variants of a folded password: unchanged, with symbols replaced by the letters that they resemble, and both without
 * the digits and symbols around.
 */
export function readingsOf(folded: string): string[] {
  const bare = folded.replaceAll(around, '');
  const readings = [folded, bare].flatMap((text) => [text, asLetters(text), asLetters(text.replaceAll('1', 'l'))]);
  return [...new Set(readings)].filter((reading) => reading !== '');
}

function asLetters(text: string): string {
  return text.replaceAll(signs, (sign) => drawnLike[sign] ?? sign);
}
