import type { Piece } from './document.js';
import { oneLine } from './plain.js';

/** A line of a page. */
export interface Line {
  readonly text: string;
  /** Height of its letters. */
  readonly size: number;
  /** From the bottom of the page. */
  readonly y: number;
}

/** Letters this much higher than those of most lines are a heading. */
const headingShare = 1.15;
const longestHeading = 120;
/** A gap of more letters than this between two lines begins a paragraph. */
const paragraphGap = 1.75;
/** Sizes of letters that are told apart as levels of headings. */
const mostLevels = 4;

/** The lines of the text of a page, from what its reader found. */
export function linesOf(items: readonly object[]): Line[] {
  const lines: Line[] = [];
  let [text, size, y] = ['', 0, 0];
  const close = (): void => {
    const words = oneLine(text);
    if (words !== '') lines.push({ text: words, size, y });
    [text, size] = ['', 0];
  };
  for (const item of items) {
    if (!('str' in item) || typeof item.str !== 'string') continue;
    const { str, height = 0, transform = [], hasEOL = false } = item as TextItem;
    const at = transform[5] ?? 0;
    if (str.trim() !== '') {
      if (text !== '' && Math.abs(at - y) > Math.max(height, size) / 2) close();
      if (text === '') y = at;
      size = Math.max(size, height);
    }
    text += str;
    if (hasEOL) close();
  }
  close();
  return lines;
}

interface TextItem {
  readonly str: string;
  readonly height?: number;
  readonly transform?: readonly number[];
  readonly hasEOL?: boolean;
}

/** The headings and paragraphs of the lines of all pages. */
export function piecesOf(pages: readonly (readonly Line[])[]): Piece[] {
  const body = usualSize(pages.flat());
  const sizes = [...new Set(pages.flat().map(({ size }) => Math.round(size)))]
    .filter((size) => size > body * headingShare)
    .toSorted((a, b) => b - a)
    .slice(0, mostLevels);
  const isHeading = ({ size, text }: Line): boolean => size > body * headingShare && text.length <= longestHeading;
  const levelOf = ({ size }: Line): number => {
    const at = sizes.indexOf(Math.round(size));
    return at === -1 ? mostLevels : at + 1;
  };
  return pages.flatMap((lines, index) => {
    const page = index + 1;
    const pieces: Piece[] = [];
    for (const [at, line] of lines.entries()) {
      const [before, last] = [lines[at - 1], pieces.at(-1)];
      const isNext = before !== undefined && before.y - line.y <= Math.max(line.size, body) * paragraphGap;
      if (isHeading(line)) {
        const joins = isNext && last?.kind === 'heading' && before.size === line.size;
        const text = joins ? `${last.text} ${line.text}` : line.text;
        if (joins) pieces.pop();
        pieces.push({ kind: 'heading', level: levelOf(line), text, page });
      } else if (isNext && before.y >= line.y && last?.kind === 'paragraph') {
        pieces[pieces.length - 1] = { ...last, text: joined(last.text, line.text) };
      } else pieces.push({ kind: 'paragraph', text: line.text, page });
    }
    return pieces;
  });
}

/** A word that was divided at the end of a line is one again. */
function joined(text: string, next: string): string {
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? `${text.slice(0, -1)}${next}` : `${text} ${next}`;
}

/** The height of the letters of most of the text. */
function usualSize(lines: readonly Line[]): number {
  const lengths = new Map<number, number>();
  for (const { text, size } of lines) {
    const rounded = Math.round(size * 2) / 2;
    lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
  }
  return [...lengths].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}
