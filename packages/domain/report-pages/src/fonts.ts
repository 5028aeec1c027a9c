import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import type { TFontDictionary } from 'pdfmake/interfaces.js';

/** Figtree for texts, Bricolage Grotesque for headings and large numbers: those of the portal. */
export type Typeface = 'Text' | 'Heading';

const { resolve } = createRequire(import.meta.url);

/** The fonts as the library wants them: the path of a file for each style. */
export const fontFiles = {
  Text: {
    normal: resolve('@expo-google-fonts/figtree/400Regular/Figtree_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/figtree/600SemiBold/Figtree_600SemiBold.ttf'),
  },
  Heading: {
    normal: resolve('@expo-google-fonts/bricolage-grotesque/600SemiBold/BricolageGrotesque_600SemiBold.ttf'),
    bold: resolve('@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf'),
  },
} as const satisfies Record<Typeface, TFontDictionary[string]>;

/** Instead of what a font does not have. */
const unknownCharacter = '?';
const thinSpaces = /[\u2000-\u200A\u202F\u205F\u3000]/gu;
const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' });
const opened = new Map<Typeface, Font>();

/**
 * A text with the characters that the font has. Control characters are left out, white space becomes a space, and a character that the font
 * does not have becomes a question mark, so that it is seen that one is missing.
 */
export function writable(text: string, face: Typeface = 'Text'): string {
  const font = fontOf(face);
  return [...graphemes.segment(plain(text))]
    .map(({ segment }) => (hasAll(font, segment) ? segment : unknownCharacter))
    .join('');
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(thinSpaces, '\u00A0')
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu, '');
}

function hasAll(font: Font, characters: string): boolean {
  return [...characters].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

function fontOf(face: Typeface): Font {
  const known = opened.get(face);
  if (known !== undefined) return known;
  const font = openSync(fontFiles[face].normal);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('a collection of fonts is not a font');
  opened.set(face, font);
  return font;
}
