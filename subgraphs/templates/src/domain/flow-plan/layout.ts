import { portsOf, type Group, type Position } from '@tertulia/flow-engine';

/** Positions on the canvas are multiples of its grid. */
const grid = 16;
const firstColumn = 208;
const columnStep = 304;
const rowGap = 48;
const header = 52;
const blockRow = 36;
const exitRow = 32;

/** The drawn height of a group: its title, a row for each block and one for each of the block's own exits. */
function drawnHeight(group: Pick<Group, 'blocks'>): number {
  return group.blocks.reduce((height, block) => {
    const exits = portsOf(block).filter((port) => port !== 'failed').length;
    return height + blockRow + exits * exitRow;
  }, header);
}

/** Positions from left to right by column; groups of a column in order below each other. */
export function placeGroups(groups: readonly { column: number; blocks: Group['blocks'] }[]): Position[] {
  const depth = new Map<number, number>();
  return groups.map(({ column, blocks }) => {
    const y = depth.get(column) ?? 0;
    depth.set(column, y + Math.ceil((drawnHeight({ blocks }) + rowGap) / grid) * grid);
    return { x: firstColumn + column * columnStep, y };
  });
}
