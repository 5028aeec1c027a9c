/** Why a text is no name. */
export type NameProblem = 'REQUIRED' | 'TOO_LONG' | 'INVALID_FORMAT';

/** A name as it is stored, or what is wrong with the text. */
export type ReadName = { readonly name: string; readonly problem: null } | { readonly problem: NameProblem };

/** Controls, formats (direction, zero width, tags), halves of pairs, private use, unassigned; line and paragraph ends. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Letters, signs and selectors that are drawn as nothing. */
const fillers = /[\p{Default_Ignorable_Code_Point}\u{2800}\u{FFFC}]/u;

/** A joiner between two parts of one emoji, or between letters of a script that is written with joiners. */
const joined =
  /(?<=\p{Extended_Pictographic}\u{FE0F}?\p{Emoji_Modifier}?)\u{200D}(?=\p{Extended_Pictographic})|(?<=[\p{L}\p{M}])[\u{200C}\u{200D}](?=[\p{L}\p{M}])(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}].)/gu;

/** Flags of regions of a country are drawn from tags: a black flag, tags, and the one that ends them. */
const regionFlag = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu;

/** How an emoji or a sign is drawn; alone it is nothing. */
const variation = /(?<=[\p{Extended_Pictographic}\p{Emoji}])[\u{FE0E}\u{FE0F}]/gu;

/** More accents on one letter than any language writes. */
const pile = /\p{M}{5}/u;

/** Something must be left that can be seen. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

const runOfBlanks = /\p{Zs}+/gu;

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The name in a text, up to `max` characters. What would be read by people differently from how it is stored is refused, so that
 * no name can pass for another or turn the text around it.
 */
export function readName(text: string, max: number): ReadName {
  const name = text.normalize('NFC').replaceAll(runOfBlanks, ' ').trim();
  if (name === '') return { problem: 'REQUIRED' };
  // Counted roughly first: nobody's whole megabyte is taken apart.
  if (name.length > max * 16 || lengthOf(name) > max) return { problem: 'TOO_LONG' };
  const rest = name.replaceAll(regionFlag, '#').replaceAll(joined, '').replaceAll(variation, '');
  const isOdd = unseen.test(rest) || fillers.test(rest) || pile.test(rest) || !visible.test(rest);
  return isOdd ? { problem: 'INVALID_FORMAT' } : { name, problem: null };
}

const keptOrUnseen = new RegExp(
  `(${[regionFlag, joined, variation].map(({ source }) => source).join('|')})|${unseen.source}|${fillers.source}`,
  'gu',
);

/** The text without what nobody sees, for names inside of what is saved while it is written: nothing is refused. */
export function plainName(text: string): string {
  return text.replaceAll(keptOrUnseen, (found, kept?: string) => kept ?? (/\s/u.test(found) ? ' ' : ''));
}

function lengthOf(text: string): number {
  return Array.from(characters.segment(text)).length;
}
