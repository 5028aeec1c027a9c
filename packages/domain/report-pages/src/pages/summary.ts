import { metricDefinitions } from '@tertulia/metrics';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { bars } from '../drawing/bars.js';
import { daysChart } from '../drawing/days-chart.js';
import { hoursMap } from '../drawing/hours-map.js';
import { palette } from '../drawing/palette.js';
import { drawing, element } from '../drawing/svg.js';
import { writtenFigures, type WrittenFigure } from '../figures.js';
import { figureOrder } from '../report.js';
import type { Sheet } from './sheet.js';
import { written } from './written.js';

const grey = palette['ink-2'];
const perRow = 4;
const ratingsWidth = 160;

/** What fits on one page: every metric, the days, the hours and the ratings, and how each metric is counted. */
export function summary(sheet: Sheet): Content[] {
  const { report, texts, formats } = sheet;
  const hasHours = report.peakHours.some((row) => row.some((count) => count > 0));
  const hasRatings = report.ratings.some(({ count }) => count > 0);
  return [
    cards(writtenFigures(report, sheet)),
    ...goalAmounts(sheet),
    {
      columns: [
        { ...title(texts.perDay), width: 'auto' },
        { stack: [legend(sheet)], width: '*' },
      ],
    },
    { svg: daysChart(report.perDay, formats) },
    {
      columns: [
        [title(texts.peakHours), hasHours ? { svg: hoursMap(report.peakHours, formats) } : note(texts.noHours)],
        {
          width: ratingsWidth,
          stack: [
            title(texts.ratings),
            hasRatings ? { svg: bars(report.ratings, formats.number) } : note(texts.noRatings),
          ],
        },
      ],
      columnGap: 24,
    },
    ...definitions(sheet),
  ];
}

export function title(text: string): ReturnType<typeof written> {
  return written(text, { face: 'Heading', fontSize: 11, margin: [0, 8, 0, 4] });
}

function note(text: string): Content {
  return written(text, { color: grey, margin: [0, 4, 0, 8] });
}

function cards(figures: readonly WrittenFigure[]): Content {
  const rows = Array.from({ length: Math.ceil(figures.length / perRow) }, (_, row) =>
    figures.slice(row * perRow, (row + 1) * perRow).map(card),
  );
  return {
    table: { widths: Array.from({ length: perRow }, () => '*'), body: rows },
    layout: {
      hLineColor: () => palette.line,
      vLineColor: () => palette.line,
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      paddingLeft: () => 8,
      paddingRight: () => 6,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

function card({ title, value, parts, before, change }: WrittenFigure): TableCell {
  const changed =
    change === null
      ? []
      : [written(change.text, { fontSize: 7.5, bold: true, color: change.isBetter ? palette.ok : palette.bad })];
  return {
    stack: [
      written(title, { fontSize: 8, color: grey }),
      {
        columns: [
          { ...written(value, figureLook), width: 'auto' },
          { stack: changed, margin: [0, 7, 0, 0] },
        ],
        columnGap: 5,
      },
      written([parts, before].filter((part) => part !== null).join(' · '), { fontSize: 7, color: grey }),
    ],
  };
}

const figureLook = { face: 'Heading' as const, fontSize: 16, bold: true };

function goalAmounts({ report, texts, formats }: Sheet): Content[] {
  if (report.goalAmounts.length === 0) return [];
  const amounts = report.goalAmounts.map((amount) => formats.money(amount)).join(' · ');
  return [written(`${texts.goalAmounts}: ${amounts}`, { fontSize: 9, margin: [0, 6, 0, 0] })];
}

function legend({ report, texts }: Sheet): Content {
  if (report.perDay.every((day) => day.previousConversations === null)) return { text: '' };
  const small = { fontSize: 8, color: grey, margin: [0, 10, 0, 0] as [number, number, number, number] };
  const dash = (look: Readonly<Record<string, string | number>>): Content => ({
    svg: drawing(18, 6, [element('path', { d: 'M0 3L18 3', ...look })]),
    width: 18,
    margin: [0, 13, 0, 0],
  });
  return {
    columns: [
      { text: '', width: '*' },
      dash({ stroke: palette.accent, 'stroke-width': 1.8 }),
      { ...written(texts.current, small), width: 'auto' },
      dash({ stroke: palette['line-strong'], 'stroke-width': 1.2, 'stroke-dasharray': '3 4' }),
      { ...written(texts.previous, small), width: 'auto' },
    ],
    columnGap: 5,
  };
}

/** In two columns, with the words of the screen. */
function definitions({ report, texts }: Sheet): Content[] {
  const lines = figureOrder.map((key) => ({
    text: [written(`${texts.metrics[key]}: `, { bold: true }), written(metricDefinitions[key][report.locale])],
    fontSize: 6.5,
    color: grey,
    margin: [0, 0, 0, 1.5] as [number, number, number, number],
  }));
  const half = Math.ceil(lines.length / 2);
  return [
    title(texts.definitions),
    { columns: [{ stack: lines.slice(0, half) }, { stack: lines.slice(half) }], columnGap: 16 },
  ];
}
