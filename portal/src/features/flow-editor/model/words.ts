/** What is looked for in texts. */
export interface TextQuery {
  wanted: string;
  isCaseSensitive: boolean;
  isWholeWord: boolean;
}

/** How often a text contains what is looked for, and the text around the first place in three parts. */
export interface FoundWords {
  count: number;
  excerpt: readonly [before: string, found: string, after: string];
}

const aroundCharacters = 36;

/** A pattern of what is looked for; null if that is nothing. */
export function patternOf({ wanted, isCaseSensitive, isWholeWord }: TextQuery): RegExp | null {
  if (wanted.trim() === '') return null;
  const words = wanted.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
  const whole = isWholeWord ? String.raw`(?<![\p{L}\p{N}_])${words}(?![\p{L}\p{N}_])` : words;
  return new RegExp(whole, isCaseSensitive ? 'gu' : 'giu');
}

/** Finds words in a text, but not in the double braces of a variable: replacing them would name another variable. */
export function wordsIn(text: string, pattern: RegExp): FoundWords | null {
  const found = [...text.matchAll(pattern)].filter((match) => !isInBraces(text, match.index));
  const [first] = found;
  if (first === undefined) return null;
  return { count: found.length, excerpt: excerptOf(text, first.index, first[0].length) };
}

/** The text with the words replaced; the same text where it would get too long to be saved. */
export function withWords(text: string, pattern: RegExp, change: { replacement: string; longest: number }): string {
  const next = text.replaceAll(pattern, (found, at: number) => (isInBraces(text, at) ? found : change.replacement));
  return next.length > change.longest ? text : next;
}

function isInBraces(text: string, at: number): boolean {
  const opened = text.lastIndexOf('{{', at);
  return opened >= 0 && text.lastIndexOf('}}', at) < opened && text.includes('}}', at);
}

function excerptOf(text: string, at: number, length: number): FoundWords['excerpt'] {
  const from = Math.max(0, at - aroundCharacters);
  const to = at + length + aroundCharacters;
  const [before, after] = [text.slice(from, at), text.slice(at + length, to)];
  return [`${from > 0 ? '…' : ''}${before}`, text.slice(at, at + length), `${after}${to < text.length ? '…' : ''}`];
}
