/** Combining marks of accented letters after decomposition. */
const accents = /\p{M}/gu;

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(accents, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * How well a command matches the typed text, from 0 (hide it) to 1: every typed word must begin a word of its name, of
 * its name in the other language, or of its synonyms. Case and accents are ignored; names rank before synonyms.
 */
export function matchScore(_value: string, typed: string, words: readonly string[] = []): number {
  const [own = [], other = [], ...synonyms] = words.map(wordsOf);
  const wanted = wordsOf(typed);
  const begins = (candidates: readonly string[]): boolean =>
    wanted.every((word) => candidates.some((candidate) => candidate.startsWith(word)));
  if (begins(own)) return own[0]?.startsWith(wanted[0] ?? '') === true ? 1 : 0.8;
  if (begins(other)) return 0.6;
  return begins([...own, ...other, ...synonyms.flat()]) ? 0.4 : 0;
}
