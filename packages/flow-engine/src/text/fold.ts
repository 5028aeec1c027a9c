const combiningMarks = /\p{M}+/gu;
const nonWords = /[^\p{L}\p{N}]+/gu;

/** Lower case without accents and outer spaces: `" ÁRBOL "` becomes `"arbol"`. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(combiningMarks, '').toLowerCase().trim();
}

/** Folded words of a text; punctuation and emoji are dropped. */
export function foldedWords(text: string): string[] {
  return foldText(text).replace(nonWords, ' ').trim().split(' ').filter(Boolean);
}

/** Folded words joined by one space: the form in which labels and answers are compared. */
export function foldedPhrase(text: string): string {
  return foldedWords(text).join(' ');
}

/** Edits (insert, delete, replace, swap of neighbours) between two texts; `limit + 1` as soon as it is exceeded. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

/** How many typos a word of this length may hold and still count as the word. */
export function allowedTypos(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
