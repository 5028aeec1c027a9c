/** Blocks as a report lists them: the most visited first, those with the same visits in one order. */
export function warmestBlocks<Block extends { blockId: string; visits: number }>(blocks: readonly Block[]): Block[] {
  return blocks.toSorted((one, other) => other.visits - one.visits || one.blockId.localeCompare(other.blockId));
}
