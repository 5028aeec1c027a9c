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

/** The text with the open variable completed, and the new caret position. */
export function completed(text: string, open: OpenVariable, name: string): { text: string; caret: number } {
  const inserted = `{{ ${name} }}`;
  return { text: text.slice(0, open.from) + inserted + text.slice(open.to), caret: open.from + inserted.length };
}

/** The text with a variable inserted at the caret, from a menu. */
export function inserted(text: string, caret: number, name: string): { text: string; caret: number } {
  return completed(text, { typed: '', from: caret, to: caret }, name);
}

const USE = /\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)[^}]*\}\}/gu;

/** Names used in a text, each once, in order of appearance. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(USE)].map((match) => match[1] ?? ''))];
}
