import { foldText, writtenOut } from '@tertulia/words';

/** Characters of an answer that readers look at. */
export const longestRead = 300;

const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** A text without characters that are not displayed, such as direction marks and zero-width spaces. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** The letters, digits and signs that need no folding but to small letters: most answers hold nothing else. */
const isAscii = /^[ -_a-~]*$/;

/** The beginning of an answer in folded form, with ordinary digits and single spaces. Accents are gone: `ñ` is `n`. */
export function plainAnswer(answer: string): string {
  const given = answer.slice(0, longestRead);
  if (isAscii.test(given)) return given.toLowerCase().replace(/ {2,}/g, ' ').trim();
  const text = withoutInvisible(given)
    .replace(/[’‘´`]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/…/g, '...');
  return foldText(
    text
      .replace(/(?<=\d)(?=[\u00BC-\u00BE\u2150-\u215E])/g, ' ')
      .replace(/°/g, 'o')
      .normalize('NFKC'),
  )
    .replace(/\s+/g, ' ')
    .slice(0, longestRead)
    .trim();
}

/** A plain answer with the shorthand of phones written out, except for single letters other than `q`, which may be names. */
export function withoutShorthand(text: string): string {
  return text.replace(/(?<![\w.@'-])(?:q|[a-z]{2,})(?![\w.@'-])/g, (word) => writtenOut(word));
}
