import type { Formats } from '@tertulia/region-formats';
import { mix } from '../scales.js';
import { palette } from './palette.js';
import { drawing, element, label } from './svg.js';

const size = { width: 330, height: 120 };
const left = 16;
const bottom = 14;
const gap = 1.6;
/** Every sixth hour gets a label under the map. */
const labelEvery = 6;

/** Conversations by weekday and hour, darker for more: as the portal draws them. */
export function hoursMap(cells: readonly (readonly number[])[], formats: Formats): string {
  const max = Math.max(1, ...cells.flat());
  const [width, height] = [(size.width - left) / 24, (size.height - bottom) / 7];
  const squares = cells.flatMap((row, day) =>
    row.map((count, hour) =>
      element('rect', {
        ...{ x: left + hour * width, y: day * height, rx: 1.5 },
        ...{ width: width - gap, height: height - gap },
        fill: mix(palette.surface, palette.accent, 0.06 + 0.94 * (count / max) ** 0.85),
      }),
    ),
  );
  const grey = { fill: palette['ink-2'] };
  const days = cells.map((_, day) =>
    label(formats.weekday(day, 'narrow'), { x: 0, y: (day + 0.5) * height + 2.5, ...grey }),
  );
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
    .filter((hour) => hour % labelEvery === 0 || hour === 23)
    .map((hour) =>
      label(`${hour}`, { x: left + (hour + 0.5) * width, y: size.height - 3, 'text-anchor': 'middle', ...grey }),
    );
  return drawing(size.width, size.height, [...squares, ...days, ...hours]);
}
