/** Why a text is not a valid name. */
export type NameProblem = 'REQUIRED' | 'TOO_LONG' | 'INVALID_FORMAT';

/** The name to store, or why the text is not valid. */
export type ReadName = { readonly name: string; readonly problem: null } | { readonly problem: NameProblem };

/** Controls, format characters (direction, zero width, tags), lone surrogates, private use, unassigned; line and paragraph separators. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Letters, symbols and selectors that are displayed as blank, and what stands for a character that was lost. */
const fillers = /[\p{Default_Ignorable_Code_Point}\u{2800}\u{FFFC}\u{FFFD}]/u;

/** A joiner between two parts of an emoji, or between letters of a script that uses joiners. */
const joined =
  /(?<=\p{Extended_Pictographic}\u{FE0F}?\p{Emoji_Modifier}?)\u{200D}(?=\p{Extended_Pictographic})|(?<=[\p{L}\p{M}])[\u{200C}\u{200D}](?=[\p{L}\p{M}])(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}].)/gu;

/** Flags of regions (such as Scotland) are a black flag, tag characters and an end tag. */
const regionFlag = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu;

/** Variation selectors, which choose how the preceding emoji or symbol is displayed. */
const variation = /(?<=[\p{Extended_Pictographic}\p{Emoji}])[\u{FE0E}\u{FE0F}]/gu;

/** More accents on one letter than any language writes. */
const pile = /\p{M}{5}/u;

/** A name needs at least one visible character. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

const runOfBlanks = /\p{Zs}+/gu;

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Reads a name of up to `max` characters. Texts that look different from what is stored are refused, so that a name cannot
 * imitate another or change the direction of the text around it.
 */
export function readName(text: string, max: number): ReadName {
  const name = text.normalize('NFC').replaceAll(runOfBlanks, ' ').trim();
  if (name === '') return { problem: 'REQUIRED' };
  // Compare the raw length first, so that a very long text is not segmented.
  if (name.length > max * 16 || lengthOf(name) > max) return { problem: 'TOO_LONG' };
  const rest = name.replaceAll(regionFlag, '#').replaceAll(joined, '').replaceAll(variation, '');
  const isOdd = unseen.test(rest) || fillers.test(rest) || pile.test(rest) || !visible.test(rest);
  return isOdd ? { problem: 'INVALID_FORMAT' } : { name, problem: null };
}

const keptOrUnseen = new RegExp(
  `(${[regionFlag, joined, variation].map(({ source }) => source).join('|')})|${unseen.source}|${fillers.source}`,
  'gu',
);

/** The text without invisible characters, for names that are saved while they are being typed. Never refuses. */
export function plainName(text: string): string {
  return text.replaceAll(keptOrUnseen, (found, kept?: string) => kept ?? (/\s/u.test(found) ? ' ' : ''));
}

function lengthOf(text: string): number {
  return Array.from(characters.segment(text)).length;
}
