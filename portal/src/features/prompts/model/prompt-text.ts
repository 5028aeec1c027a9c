import type { Prompt } from '@tertulia/flow-engine';

/** The four parts of a prompt, in the order in which a model reads them. */
export const promptParts = ['role', 'tone', 'limits', 'knowledge'] as const;
export type PromptPart = (typeof promptParts)[number];

/** The whole instruction as one text. */
export function promptText(prompt: Pick<Prompt, PromptPart>): string {
  return promptParts
    .map((part) => prompt[part])
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}

/** A piece of a preview: plain text, a filled variable, or a variable without a value. */
export interface PreviewPiece {
  kind: 'text' | 'filled' | 'missing';
  text: string;
}

/** The text with sample values filled in; variables without a value stay visible. */
export function previewPieces(text: string, values: Readonly<Record<string, string>>): PreviewPiece[] {
  const pieces: PreviewPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{\s*([\p{L}_][\p{L}\p{N}_.]*)[^}]*\}\}/gu)) {
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    const name = match[1] ?? '';
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') pieces.push({ kind: 'missing', text: match[0] });
    else pieces.push({ kind: 'filled', text: value });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** A rough estimate: Spanish and English have about four characters per token. */
export function estimatedTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
