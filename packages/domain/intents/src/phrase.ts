/** Up to four words, or pauses, between two words of a phrase. */
const gap = String.raw`(?: [\p{L}\p{N},]+){0,4}`;

/**
 * Compiles phrases that are looked for in the form of `plainWords`. A phrase is a regular expression over whole words; ` ~ ` stands
 * for up to four other words in the same sentence.
 */
export function phrasesOf(...lists: readonly (readonly string[])[]): RegExp {
  const sources = lists.flat().map((phrase) => lightOf(phrase.replaceAll(' ~ ', `${gap} `)));
  return new RegExp(` (?:${sources.join('|')})(?= )`, 'g');
}

/** A class of letters is hundreds of ranges that take long to compile; plain words hold nothing but letters, digits, spaces and two marks. */
function lightOf(phrase: string): string {
  return phrase
    .replaceAll(String.raw`[\p{L}\p{N},]`, '[^ .]')
    .replaceAll(String.raw`[\p{L}\d,]`, '[^ .]')
    .replaceAll(String.raw`[\p{L},]`, String.raw`[^ .\d]`)
    .replaceAll(String.raw`\p{L}`, String.raw`[^ .,\d]`);
}

/** The words that phrases name, for the correction of misspellings. */
export function wordsOf(...lists: readonly (readonly string[])[]): string[] {
  return lists.flat().flatMap((phrase) => phrase.match(/(?<![\p{L}\\])\p{L}{6,}(?![\p{L}\\?+*[{])/gu) ?? []);
}
