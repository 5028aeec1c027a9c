import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { palette } from '../drawing/palette.js';
import type { Sheet } from './sheet.js';
import { title } from './summary.js';
import { written } from './written.js';

/** Points. Of a fixed width, so that a long word is divided and never pushes a column off the page. */
interface Column {
  readonly heading: string;
  readonly width: number;
  readonly isNumber?: boolean;
}

/** The tables behind the summary: days, bots, questions, comments. A table without rows is left out. */
export function tables(sheet: Sheet): Content[] {
  return [...days(sheet), ...bots(sheet), ...questions(sheet), ...comments(sheet)];
}

function days({ report, texts, formats }: Sheet): Content[] {
  const { columns } = texts;
  const rows = report.perDay.map((day) => [
    `${formats.weekday(weekdayOf(day.date), 'short')} ${formats.date(day.date)}`,
    ...[day.conversations, day.goals, day.completed].map((count) => formats.number(count)),
    day.previousConversations === null ? '–' : formats.number(day.previousConversations),
  ]);
  return table(texts.perDay, rows, [
    { heading: columns.day, width: 192 },
    { heading: columns.conversations, width: 81, isNumber: true },
    { heading: columns.goals, width: 70, isNumber: true },
    { heading: columns.completed, width: 70, isNumber: true },
    { heading: columns.previous, width: 62, isNumber: true },
  ]);
}

function bots({ report, texts, formats }: Sheet): Content[] {
  const { columns } = texts;
  const rows = report.perBot.map((bot) => [
    bot.name,
    formats.number(bot.conversations),
    formats.number(bot.goals),
    bot.conversations === 0 ? '–' : formats.percent(bot.goals / bot.conversations),
  ]);
  return table(texts.perBot, rows, [
    { heading: columns.bot, width: 272 },
    { heading: columns.conversations, width: 81, isNumber: true },
    { heading: columns.goals, width: 70, isNumber: true },
    { heading: texts.metrics.conversionRate, width: 62, isNumber: true },
  ]);
}

function questions({ report, texts, formats }: Sheet): Content[] {
  const { columns } = texts;
  const rows = report.questions.map((row) => [
    row.question,
    row.bot,
    `${formats.date(row.lastAskedAt.toISOString())}, ${formats.time(row.lastAskedAt.toISOString())}`,
    formats.number(row.count),
  ]);
  return table(texts.questions, rows, [
    { heading: columns.question, width: 245 },
    { heading: columns.bot, width: 100 },
    { heading: columns.last, width: 100 },
    { heading: columns.times, width: 40, isNumber: true },
  ]);
}

function comments({ report, texts, formats }: Sheet): Content[] {
  const { columns } = texts;
  const rows = report.comments.map(({ text, scale, value, bot, at }) => [
    text,
    scale === 'NPS' ? `NPS ${formats.number(value)}` : texts.partOf(formats.number(value), formats.number(5)),
    bot,
    `${formats.date(at.toISOString())}, ${formats.time(at.toISOString())}`,
  ]);
  return table(texts.comments, rows, [
    { heading: columns.comment, width: 225 },
    { heading: columns.rating, width: 60 },
    { heading: columns.bot, width: 100 },
    { heading: columns.at, width: 100 },
  ]);
}

/** Its name and its header stand on every page; a row that is longer than a page goes on on the next one. */
function table(heading: string, rows: readonly (readonly string[])[], columns: readonly Column[]): Content[] {
  if (rows.length === 0) return [];
  const cell = (text: string, at: number, isHeader: boolean): TableCell =>
    written(text, {
      fontSize: isHeader ? 8 : 9,
      ...(isHeader ? { bold: true, color: palette['ink-2'] } : {}),
      ...(columns[at]?.isNumber === true ? { alignment: 'right', fontFeatures: ['tnum'] } : {}),
    });
  return [
    {
      table: {
        headerRows: 2,
        keepWithHeaderRows: 1,
        widths: columns.map(({ width }) => width),
        body: [
          [{ ...title(heading), colSpan: columns.length }, ...columns.slice(1).map(() => ({ text: '' }))],
          columns.map((column, at) => cell(column.heading, at, true)),
          ...rows.map((row) => row.map((text, at) => cell(text, at, false))),
        ],
      },
      layout: {
        hLineColor: () => palette.line,
        hLineWidth: (line) => (line < 2 ? 0 : 0.6),
        vLineWidth: () => 0,
        paddingLeft: () => 0,
        paddingRight: (at) => (at === columns.length - 1 ? 0 : 10),
        paddingTop: () => 3,
        paddingBottom: () => 3,
      },
      margin: [0, 0, 0, 10],
    },
  ];
}

function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
