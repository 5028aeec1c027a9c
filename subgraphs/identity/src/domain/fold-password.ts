/** A password as it is compared with others: without case, accents and outer blanks. */
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
 * How a folded password reads: as it stands, with the signs that stand for letters as those letters, and so without the digits and
 * signs around it.
 */
export function readingsOf(folded: string): string[] {
  const bare = folded.replaceAll(around, '');
  const readings = [folded, bare].flatMap((text) => [text, asLetters(text), asLetters(text.replaceAll('1', 'l'))]);
  return [...new Set(readings)].filter((reading) => reading !== '');
}

function asLetters(text: string): string {
  return text.replaceAll(signs, (sign) => drawnLike[sign] ?? sign);
}
