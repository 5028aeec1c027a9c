import { Cached } from './cached.js';

const combiningMarks = /\p{M}+/gu;
const beyondAscii = /[^ -~]/gu;
const wordsOnly = /[\p{L}\p{N}]+/gu;
const letters = new Cached((letter) =>
  letter === '\u00A0' ? ' ' : letter.normalize('NFD').replace(combiningMarks, ''),
);

/** Lower case without accents and surrounding spaces, and with ordinary spaces: `" ÁRBOL "` becomes `"arbol"`. */
export function foldText(text: string): string {
  return text
    .replace(beyondAscii, (letter) => letters.of(letter))
    .toLowerCase()
    .trim();
}

/** The words of a text in folded form; punctuation and emoji are dropped. */
export function foldedWords(text: string): string[] {
  return foldText(text).match(wordsOnly) ?? [];
}

/** Folded words joined by one space: the form in which labels and answers are compared. */
export function foldedPhrase(text: string): string {
  return foldedWords(text).join(' ');
}

/**
 * Number of edits (insert, delete, replace, swap of neighbours) between two texts, or `limit + 1` when there are more than `limit`.
 * Only positions at most `limit` apart are compared, so the time is linear in the length of the texts.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (a === b) return 0;
  const over = limit + 1;
  const width = b.length + 1;
  let [beforePrevious, previous, current] = [0, 1, 2].map(() => new Int32Array(width).fill(over)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let column = 0; column <= Math.min(limit, b.length); column += 1) previous[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    let best = over;
    current[from - 1] = from === 1 && row <= limit ? row : over;
    for (let column = from; column <= to; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const replaced = (previous[column - 1] ?? over) + (isSame ? 0 : 1);
      const cost = Math.min(replaced, (previous[column] ?? over) + 1, (current[column - 1] ?? over) + 1, over);
      const isSwap = !isSame && row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = isSwap ? Math.min(cost, (beforePrevious[column - 2] ?? over) + 1) : cost;
      best = Math.min(best, current[column] ?? over);
    }
    if (to < b.length) current[to + 1] = over;
    if (Math.min(best, current[from - 1] ?? over) > limit) return over;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return previous[b.length] ?? over;
}

/** How many typos a word of this length may have and still match. */
export function allowedTypos(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
