import type { ContentText, Style } from 'pdfmake/interfaces.js';
import { writable, type Typeface } from '../fonts.js';

/** A text in a font, with the characters that it has. */
export function written(text: string, { face, ...style }: Style & { readonly face?: Typeface } = {}): ContentText {
  return { text: writable(text, face), font: face ?? 'Text', ...style };
}

/** A text of at most so many characters; a longer one ends in an ellipsis, so that it is seen to go on. */
export function shortened(text: string, most: number): string {
  const characters = [...new Intl.Segmenter('es').segment(text)];
  if (characters.length <= most) return text;
  const kept = characters.slice(0, most - 1).map(({ segment }) => segment);
  return `${kept.join('').trimEnd()}…`;
}
