import { plainChatLines } from './chat-lines.js';

/** A question with its answer, parsed from pasted text. */
export interface PastedEntry {
  question: string;
  answer: string;
}

/**
 * Parses entries from pasted text: columns of a spreadsheet (a tab between question and answer), or blocks as in a chat
 * or a document (a line that ends in `?`, then the lines of its answer). Dates and senders of a chat are left out.
 * Empty if the text is neither.
 */
export function readPastedEntries(text: string): PastedEntry[] {
  const lines = plainChatLines(text);
  const entries = lines.some((line) => line.includes('\t')) ? fromColumns(lines) : fromBlocks(lines);
  return entries.filter((entry) => entry.question !== '' && entry.answer !== '').slice(0, 200);
}

function fromColumns(lines: string[]): PastedEntry[] {
  return lines.map((line) => {
    const [question = '', ...rest] = line.split('\t');
    return { question: cell(question), answer: cell(rest[0] ?? '') };
  });
}

function fromBlocks(lines: string[]): PastedEntry[] {
  const entries: PastedEntry[] = [];
  for (const line of lines.map((each) => each.trim())) {
    const inline = /^(?<question>[^?]{3,}\?)\s*[-–:]?\s+(?<answer>\S.*)$/u.exec(line)?.groups;
    const current = entries.at(-1);
    if (inline !== undefined) entries.push({ question: inline['question'] ?? '', answer: inline['answer'] ?? '' });
    else if (line.endsWith('?')) entries.push({ question: line, answer: '' });
    else if (line !== '' && current !== undefined) {
      current.answer = current.answer === '' ? line : `${current.answer}\n${line}`;
    }
  }
  return entries;
}

function cell(text: string): string {
  const trimmed = text.trim();
  const quoted = /^"([\s\S]*)"$/u.exec(trimmed)?.[1];
  return (quoted ?? trimmed).replaceAll('""', '"').trim();
}
