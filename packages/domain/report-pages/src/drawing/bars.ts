import { palette } from './palette.js';
import { drawing, element, label } from './svg.js';

const rowHeight = 20;
const width = 160;
const left = 14;
const room = 34;

/** A row for each value with a bar and its count. */
export function bars(
  rows: readonly { readonly value: number; readonly count: number }[],
  number: (value: number) => string,
): string {
  const max = Math.max(1, ...rows.map(({ count }) => count));
  const parts = rows.toReversed().flatMap(({ value, count }, at) => {
    const y = at * rowHeight;
    const length = (count / max) * (width - left - room);
    return [
      label(number(value), { x: 0, y: y + 11, fill: palette['ink-2'] }),
      element('rect', { x: left, y: y + 3, width: Math.max(length, 0.8), height: 11, rx: 1.5, fill: palette.accent }),
      label(number(count), { x: left + length + 5, y: y + 11, fill: palette.ink }),
    ];
  });
  return drawing(width, rows.length * rowHeight, parts);
}
