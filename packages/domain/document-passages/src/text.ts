import { DocumentRefused, type Piece, type Pieces } from './document.js';
import { oneLine } from './plain.js';

/** Decodes a text of any of the usual encodings. @throws DocumentRefused WRONG_TYPE for bytes that are no text */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new DocumentRefused('WRONG_TYPE');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The paragraphs of a text, which empty lines separate. */
export function readText(text: string): Pieces {
  const pieces = text
    .split(/\n[\t ]*\n/u)
    .map(oneLine)
    .filter((one) => one !== '')
    .map((one): Piece => ({ kind: 'paragraph', text: one, page: null }));
  return { title: '', pages: null, pieces };
}

const heading = /^ {0,3}(#{1,6})[\t ]+(.*)$/u;
const fence = /^ {0,3}(?:```|~~~)/u;
const item = /^\s{0,8}(?:[-*+]|\d{1,4}[.)])[\t ]+/u;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}|\|?[\s:|-]*-{3,}[\s:|-]*\|?)\s*$/u;

/** The headings and paragraphs of Markdown, without its marks. */
export function readMarkdown(text: string): Pieces {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let isCode = false;
  const close = (): void => {
    const paragraph = oneLine(lines.join(' '));
    if (paragraph !== '') pieces.push({ kind: 'paragraph', text: paragraph, page: null });
    lines = [];
  };
  for (const line of text.split(/\r?\n/u)) {
    const found = isCode ? null : heading.exec(line);
    if (fence.test(line)) isCode = !isCode;
    else if (found !== null) {
      close();
      const words = oneLine(unmarked(found[2] ?? '').replace(/#+\s*$/u, ''));
      if (words !== '') pieces.push({ kind: 'heading', level: found[1]?.length ?? 1, text: words, page: null });
    } else if (line.trim() === '' || (!isCode && rule.test(line))) close();
    else {
      if (item.test(line) || line.trimStart().startsWith('|')) close();
      lines.push(isCode ? line : unmarked(line.replace(item, '')));
    }
  }
  close();
  const first = pieces[0];
  return { title: first?.kind === 'heading' ? first.text : '', pages: null, pieces };
}

/** Without emphasis; links and pictures as their words. */
function unmarked(line: string): string {
  return line
    .replaceAll(/!?\[([^\][\n]{0,300})\]\(([^()\s]{1,500})\)/gu, '$1')
    .replaceAll(/\*\*|__|`/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s*\|\s*/gu, ' | ')
    .replaceAll(/^ \| | \| $/gu, '');
}
