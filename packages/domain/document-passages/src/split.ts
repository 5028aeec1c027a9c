import { documentBounds, DocumentRefused, type Passage, type Piece } from './document.js';

/** Characters that a passage has at most; the search compares all of them. */
export const longestPassage = 600;
const longestHeading = 200;

/**
 * Splits a document at headings and paragraphs. Neighbouring paragraphs under the same heading share a passage while they fit; a longer one is
 * split between sentences, or words. @throws DocumentRefused TOO_LONG
 */
export function passagesOf(pieces: readonly Piece[]): Passage[] {
  const splitting = new Splitting();
  for (const piece of pieces) {
    if (piece.kind === 'heading') splitting.head(piece);
    else splitting.add(piece);
  }
  return splitting.passages();
}

class Splitting {
  readonly #closed: Passage[] = [];
  readonly #above: { readonly level: number; readonly text: string }[] = [];
  #open: Passage | null = null;

  head({ level, text }: PieceOf<'heading'>): void {
    this.#close();
    while (this.#above.length > 0 && (this.#above.at(-1)?.level ?? 0) >= level) this.#above.pop();
    this.#above.push({ level, text });
  }

  add({ text, page, isWhole = false }: PieceOf<'paragraph'>): void {
    if (isWhole) this.#close();
    const heading = headingOf(this.#above);
    for (const part of partsOf(text)) {
      if ((this.#open?.text.length ?? 0) + part.length + 1 > longestPassage) this.#close();
      this.#open = this.#open === null ? { heading, page, text: part } : joined(this.#open, part);
    }
    if (isWhole) this.#close();
  }

  passages(): Passage[] {
    this.#close();
    return this.#closed;
  }

  #close(): void {
    if (this.#open !== null) this.#closed.push(this.#open);
    this.#open = null;
    if (this.#closed.length > documentBounds.passages) throw new DocumentRefused('TOO_LONG');
  }
}

type PieceOf<K extends Piece['kind']> = Extract<Piece, { kind: K }>;

function joined(passage: Passage, part: string): Passage {
  return { ...passage, text: `${passage.text}\n${part}` };
}

function headingOf(above: readonly { text: string }[]): string {
  const words = above.map(({ text }) => text).join(' › ');
  return words.length <= longestHeading ? words : (above.at(-1)?.text ?? '').slice(0, longestHeading);
}

/** A paragraph in parts that each fit into a passage. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longestPassage) {
    const end = endOf(rest.slice(0, longestPassage));
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Where a text is best cut: after its last sentence, else after its last word. */
function endOf(text: string): number {
  const sentence = Math.max(...['. ', '? ', '! ', '; ', '\n'].map((end) => text.lastIndexOf(end)));
  if (sentence > longestPassage / 3) return sentence + 1;
  const word = text.lastIndexOf(' ');
  if (word > longestPassage / 3) return word;
  // Never between the halves of a character.
  return /[\uD800-\uDBFF]$/u.test(text) ? text.length - 1 : text.length;
}
