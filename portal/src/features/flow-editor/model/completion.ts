import { foldText } from '@tertulia/words';

/** An open `{{` at the caret: the part of the name typed so far, and the range that an accepted name replaces. */
export interface OpenVariable {
  typed: string;
  from: number;
  to: number;
}

/** The open `{{` before the caret; null if the caret is not inside one. */
export function openVariableAt(text: string, caret: number): OpenVariable | null {
  const before = text.slice(0, caret);
  const open = /\{\{\s*([\p{L}\p{N}_.]*)$/u.exec(before);
  if (open === null) return null;
  const closing = /^[\p{L}\p{N}_.]*\s*(?:\}\})?/u.exec(text.slice(caret));
  return { typed: open[1] ?? '', from: open.index, to: caret + (closing?.[0].length ?? 0) };
}

/** Names that match the typed part, those that begin with it first; at most eight. */
export function matchingNames(names: readonly string[], typed: string): string[] {
  const wanted = foldText(typed);
  const fits = names.filter((name) => foldText(name).includes(wanted));
  const first = fits.filter((name) => foldText(name).startsWith(wanted));
  return [...first, ...fits.filter((name) => !first.includes(name))].slice(0, 8);
}

/** The text with the range of an open name replaced by what is written there, and the new caret position. */
export function completed(
  text: string,
  { from, to }: Pick<OpenVariable, 'from' | 'to'>,
  written: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length };
}

/** How names are completed in a kind of text. */
export interface Syntax {
  /** The name that is being typed at the caret; null if there is none. */
  openAt: (text: string, caret: number) => OpenVariable | null;
  /** A name as it is written there. */
  written: (name: string) => string;
}

/** Names stand in `{{ }}`. */
export const templateSyntax: Syntax = { openAt: openVariableAt, written: (name) => `{{ ${name} }}` };

/** Names stand as they are, outside of quotes. */
export const expressionSyntax: Syntax = { openAt: openNameAt, written: (name) => name };

function openNameAt(text: string, caret: number): OpenVariable | null {
  const before = text.slice(0, caret);
  const typed = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0] ?? '';
  const outside = before.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gu, '');
  if (typed === '' || /["']/u.test(outside)) return null;
  const rest = /^[\p{L}\p{N}_.]*/u.exec(text.slice(caret))?.[0] ?? '';
  return { typed, from: caret - typed.length, to: caret + rest.length };
}

const USE = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)[^}]*\}\}/gu;

/** Names used in a text, each once, in order of appearance. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(USE)].map((match) => match[1] ?? ''))];
}
