import type { Formats } from '@tertulia/region-formats';
import type { ReportDay } from '../report.js';
import { axisTicks } from '../scales.js';
import { palette } from './palette.js';
import { drawing, element, label } from './svg.js';

const size = { width: 515, height: 150 };
const inner = { left: 34, right: size.width - 24, top: 6, bottom: size.height - 20 };
const wantedTicks = 6;

/** Conversations by day as an area, the window before as a dashed line: as the portal draws them. */
export function daysChart(days: readonly ReportDay[], formats: Formats): string {
  const ticks = axisTicks(Math.max(0, ...days.flatMap((day) => [day.conversations, day.previousConversations ?? 0])));
  const place = placesOf(days.length, ticks.at(-1) ?? 1);
  const current = days.map((day, at) => place(at, day.conversations));
  const previous = days.flatMap((day, at) =>
    day.previousConversations === null ? [] : [place(at, day.previousConversations)],
  );
  const [first, last] = [current[0], current.at(-1)];
  if (first === undefined || last === undefined) return drawing(size.width, size.height, []);
  const area = `${pathOf(current)}L${last.x} ${inner.bottom}L${first.x} ${inner.bottom}Z`;
  return drawing(size.width, size.height, [
    ...ticks.flatMap((value) => gridLine(place(0, value).y, formats.number(value))),
    ...dayLabels(days, formats).map(({ at, text }) =>
      label(text, {
        x: place(at, 0).x,
        y: size.height - 5,
        fill: palette['ink-2'],
        'text-anchor': 'middle',
      }),
    ),
    line(previous, { stroke: palette['line-strong'], 'stroke-width': 1.2, 'stroke-dasharray': '3 4' }),
    element('path', { d: area, fill: palette.accent, 'fill-opacity': 0.09 }),
    line(current, { stroke: palette.accent, 'stroke-width': 1.8 }),
    element('circle', { cx: last.x, cy: last.y, r: 3, fill: palette.accent }),
  ]);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function placesOf(count: number, top: number): (at: number, value: number) => Place {
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return (at, value) => ({
    x: rounded(inner.left + (count < 2 ? 0.5 : at / (count - 1)) * (inner.right - inner.left)),
    y: rounded(inner.bottom - (value / top) * (inner.bottom - inner.top)),
  });
}

function pathOf(places: readonly Place[]): string {
  return places.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function line(places: readonly Place[], look: Readonly<Record<string, string | number>>): string {
  if (places.length === 0) return '';
  return element('path', { d: pathOf(places), fill: 'none', 'stroke-linejoin': 'round', ...look });
}

function gridLine(y: number, text: string): string[] {
  return [
    element('path', { d: `M${inner.left} ${y}L${inner.right} ${y}`, stroke: palette.line, 'stroke-width': 0.6 }),
    label(text, { x: inner.left - 6, y: y + 3, fill: palette['ink-2'], 'text-anchor': 'end' }),
  ];
}

/** The last day and every so many before it, as there is room for. */
function dayLabels(days: readonly ReportDay[], formats: Formats): { at: number; text: string }[] {
  const step = Math.max(1, Math.ceil(days.length / wantedTicks));
  return days.flatMap(({ date }, at) =>
    (days.length - 1 - at) % step === 0 ? [{ at, text: formats.shortDate(date) }] : [],
  );
}
