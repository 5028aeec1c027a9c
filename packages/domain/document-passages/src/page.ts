import { Parser } from 'htmlparser2';
import type { Piece, Pieces } from './document.js';
import { oneLine } from './plain.js';

/** What no visitor of the page reads. */
const hidden = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'iframe',
  'object',
  'select',
  'button',
]);
/** What begins or ends a paragraph. */
const breaking = new Set(
  'p div section article main header footer aside ul ol li dl dt dd table tr thead tbody caption blockquote pre figure figcaption form hr br h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
const heading = /^h([1-6])$/u;

/** The headings and paragraphs of a page. Nothing in it is run or fetched. */
export function readPage(html: string): Pieces {
  const pieces: Piece[] = [];
  const [text, title]: [string[], string[]] = [[], []];
  let level = 0;
  let depth = 0;
  let isTitle = false;
  const close = (): void => {
    const words = oneLine(text.join('')).replaceAll(/^\| | \|$/gu, '');
    text.length = 0;
    if (words === '') return;
    if (level === 0) pieces.push({ kind: 'paragraph', text: words, page: null });
    else pieces.push({ kind: 'heading', level, text: words, page: null });
  };
  const parser = new Parser({
    onopentag: (name) => {
      if (hidden.has(name)) depth += 1;
      if (name === 'title') isTitle = true;
      if (name === 'td' || name === 'th') text.push(' | ');
      if (!breaking.has(name)) return;
      // The parts of a row stay together: converters put paragraphs into cells.
      if (name === 'p' && isInCell(text)) return;
      close();
      level = Number(heading.exec(name)?.[1] ?? 0);
    },
    ontext: (words) => {
      if (depth > 0) return;
      (isTitle ? title : text).push(words);
    },
    onclosetag: (name) => {
      if (hidden.has(name)) depth = Math.max(0, depth - 1);
      if (name === 'title') isTitle = false;
      if (!breaking.has(name) || (name === 'p' && isInCell(text))) return;
      close();
      level = 0;
    },
  });
  parser.end(html);
  close();
  const first = pieces.find(({ kind }) => kind === 'heading');
  return { title: oneLine(title.join('')) || (first?.text ?? ''), pages: null, pieces };
}

function isInCell(text: readonly string[]): boolean {
  return text.includes(' | ');
}
