import type { LetterBlock } from './letter.js';

/** Mail programs cut a message off at about 100 KB; this leaves room for what surrounds the blocks. */
const bytesMax = 60_000;
/** What surrounds one block. */
const bytesAround = 500;

/** The blocks that fit, and instead of what does not fit, how much that is. Codes, buttons and notes always stay. */
export function fittedBlocks(blocks: readonly LetterBlock[], more: (count: number) => string): LetterBlock[] {
  const kept: LetterBlock[] = [];
  let bytes = 0;
  let left = 0;
  let leftAt = 0;
  for (const block of blocks) {
    bytes += bytesAround + bytesOf(block);
    const isFixed = block.kind === 'CODE' || block.kind === 'BUTTON' || block.kind === 'NOTE';
    if (isFixed || bytes <= bytesMax) kept.push(block);
    else {
      if (left === 0) leftAt = kept.length;
      if (block.kind !== 'HEADING') left += 1;
    }
  }
  return left === 0 ? kept : kept.toSpliced(leftAt, 0, { kind: 'LINE', text: more(left) });
}

function bytesOf(block: LetterBlock): number {
  const text = Object.values(block).join('');
  return Buffer.byteLength(text.replaceAll(/[&<>"']/g, '123456'));
}
