/** Marks that accents leave behind once a letter is taken apart. */
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
 * How well a command fits what was typed, from 0 (hide it) to 1: every typed word must begin a word of its name or of
 * its synonyms. Case and accents do not matter; names come before synonyms.
 */
export function matchScore(_value: string, typed: string, keywords: readonly string[] = []): number {
  const [label = '', ...synonyms] = keywords;
  const own = wordsOf(label);
  const all = [...own, ...synonyms.flatMap(wordsOf)];
  const wanted = wordsOf(typed);
  if (!wanted.every((word) => all.some((candidate) => candidate.startsWith(word)))) return 0;
  if (wanted.every((word) => own.some((candidate) => candidate.startsWith(word))))
    return own[0]?.startsWith(wanted[0] ?? '') === true ? 1 : 0.8;
  return 0.4;
}
