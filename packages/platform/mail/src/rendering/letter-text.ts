import type { Letter, LetterBlock } from './letter.js';

/** The part of a mail that needs no HTML. It says everything that the other part says. */
export function letterText({ title, blocks, footer, footerLinks }: Letter): string {
  const body = blocks.map((block, index) => {
    const isWithNext = block.kind === 'FACT' && blocks[index + 1]?.kind === 'FACT';
    return `${textOf(block)}${isWithNext ? '\n' : '\n\n'}`;
  });
  const links = footerLinks.map(({ label, url }) => `${label}: ${url}\n`);
  return `${title}\n\n${body.join('')}--\n${footer}\n${links.join('')}`;
}

function textOf(block: LetterBlock): string {
  switch (block.kind) {
    case 'LINE':
    case 'NOTE':
      return block.text;
    case 'HEADING':
      return `## ${block.text}`;
    case 'CODE':
      return `${block.label}: ${block.code}`;
    case 'FACT':
      return `${block.label}: ${block.value}`;
    case 'BUTTON':
    case 'LINK':
      return `${block.label}:\n${block.url}`;
  }
}
