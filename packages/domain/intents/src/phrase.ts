/** Up to four words, or pauses, between two words of a phrase. */
const gap = String.raw`(?: [\p{L}\p{N},]+){0,4}`;

/**
 * Compiles phrases that are looked for in the form of `plainWords`. A phrase is a regular expression over whole words; ` ~ ` stands
 * for up to four other words in the same sentence.
 */
export function phrasesOf(...lists: readonly (readonly string[])[]): RegExp {
  const sources = lists.flat().map((phrase) => phrase.replaceAll(' ~ ', `${gap} `));
  return new RegExp(` (?:${sources.join('|')})(?= )`, 'gu');
}

/** The words that phrases name, for the correction of misspellings. */
export function wordsOf(...lists: readonly (readonly string[])[]): string[] {
  return lists.flat().flatMap((phrase) => phrase.match(/(?<![\p{L}\\])\p{L}{6,}(?![\p{L}\\?+*[{])/gu) ?? []);
}
