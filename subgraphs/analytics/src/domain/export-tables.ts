import { metricNames, weekdayName } from '@tertulia/metric-words';
import { metricDefinitions } from '@tertulia/metrics';
import type { Cell, Column, ColumnKind, Table } from '@tertulia/table-files';
import type { Export } from './export.js';
import type { Numbers, Sheet, TableWords } from './export-sheet.js';
import { furtherSheets } from './further-sheets.js';
import { headings, sheetNames, spokenTexts, shownBoolean, shownValue, type Heading } from './export-texts.js';
import type { BotSeries, MetricsReport } from './metrics-report.js';

type Language = Export['locale'];
type ColumnOf = readonly [source: string, kind: ColumnKind, heading?: Heading];

/** The columns of rows that another subgraph owns: the name that its rows have for it, and its kind. */
const columnsOf: Readonly<Record<Exclude<Export['kind'], 'METRICS'>, readonly ColumnOf[]>> = {
  CONVERSATIONS: [
    ['id', 'TEXT'],
    ...(['startedAt', 'lastMessageAt', 'endedAt'] as const).map((name): ColumnOf => [name, 'TIME']),
    ...(['bot', 'channel', 'state', 'endReason', 'locale'] as const).map((name): ColumnOf => [name, 'TEXT']),
    ...(['messages', 'goals', 'rating'] as const).map((name): ColumnOf => [name, 'NUMBER']),
    ...(['contactName', 'contactEmail', 'contactPhone', 'firstWords'] as const).map((name): ColumnOf => [name, 'TEXT']),
    ['erasedAt', 'TIME'],
  ],
  MESSAGES: [
    ['id', 'TEXT', 'conversation'],
    ['sequence', 'NUMBER'],
    ['at', 'TIME'],
    ...(['author', 'authorName', 'bot', 'text'] as const).map((name): ColumnOf => [name, 'TEXT']),
  ],
  CONTACTS: [
    ...(['id', 'name', 'email', 'phone', 'locale', 'isVerified'] as const).map((name): ColumnOf => [name, 'TEXT']),
    ...(['firstSeenAt', 'lastSeenAt'] as const).map((name): ColumnOf => [name, 'TIME']),
  ],
  COMMENTS: [
    ['conversation', 'TEXT'],
    ['at', 'TIME'],
    ['bot', 'TEXT'],
    ['scale', 'TEXT'],
    ['value', 'NUMBER', 'rating'],
    ['text', 'TEXT', 'comment'],
  ],
};
const sheetOf = {
  CONVERSATIONS: 'conversations',
  MESSAGES: 'messages',
  CONTACTS: 'contacts',
  COMMENTS: 'comments',
} as const;

/** A row by the names of its columns. */
type SourceRow = Readonly<Record<string, Cell | boolean>>;

/** The table of rows that arrive in pages. */
export function rowTable(
  kind: keyof typeof columnsOf,
  pages: AsyncIterable<readonly SourceRow[]>,
  language: Language,
): Table {
  const columns = columnsOf[kind];
  const cellOf = (row: SourceRow, [source, columnKind]: ColumnOf): Cell => {
    const value = row[source] ?? null;
    if (typeof value === 'boolean') return shownBoolean(value, language);
    if (typeof value !== 'string') return value;
    return columnKind === 'TIME' ? new Date(value) : shownValue(source, value, language);
  };
  const batches = async function* (): AsyncGenerator<Cell[][], void> {
    for await (const rows of pages) yield rows.map((row) => columns.map((column) => cellOf(row, column)));
  };
  return {
    name: sheetNames[sheetOf[kind]][language],
    columns: columns.map(([source, columnKind, heading = source as Heading]) =>
      columnOf(heading, columnKind, language),
    ),
    batches: batches(),
  };
}

function columnOf(heading: Heading | { readonly name: string }, kind: ColumnKind, language: Language): Column {
  return { heading: typeof heading === 'string' ? headings[heading][language] : heading.name, kind };
}

/**
 * The tables of a report: by day, then each metric, by bot and day, by hour of the week, unanswered questions, what its filter gives besides, and
 * what it is of.
 */
export function metricTables(
  numbers: Numbers,
  words: TableWords,
): { readonly tables: readonly Table[]; readonly rows: number } {
  const { language } = words;
  const { report } = numbers;
  const sheets = [...sheetsOf(report, words), ...furtherSheets(numbers, words), aboutSheet(report, words)];
  const tables = sheets.map(({ name, columns, rows }): Table => {
    const batches = async function* (): AsyncGenerator<readonly (readonly Cell[])[], void> {
      yield rows;
    };
    return {
      name: sheetNames[name][language],
      columns: columns.map(([heading, kind]) => columnOf(heading, kind, language)),
      batches: batches(),
    };
  });
  return { tables, rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function sheetsOf(report: MetricsReport, { nameOfBot, language, filter }: TableWords): Sheet[] {
  const number = (heading: Heading) => [heading, 'NUMBER'] as const;
  const text = (heading: Heading) => [heading, 'TEXT'] as const;
  const counts = ['conversations', 'goals', 'completed'] as const;
  return [
    {
      name: 'days',
      columns: [
        ['day', 'DAY'],
        ...counts.map(number),
        number('previous'),
        ...(filter === null ? [] : [text('filter')]),
      ],
      // Of the tables, CSV has this one alone.
      rows: report.perDay.map((one) => [
        ...[one.date, ...counts.map((name) => one[name]), one.previousConversations],
        ...(filter === null ? [] : [filter]),
      ]),
    },
    {
      name: 'metrics',
      columns: [
        text('metric'),
        ...(['value', 'previous', 'numerator', 'denominator'] as const).map(number),
        text('definition'),
      ],
      rows: metricRows(report, language),
    },
    {
      name: 'bots',
      columns: [text('bot'), ['day', 'DAY'], ...counts.map(number)],
      rows: report.perBot.flatMap((bot: BotSeries) =>
        bot.points.map((one) => [nameOfBot(bot.botId), one.date, ...counts.map((name) => one[name])]),
      ),
    },
    {
      name: 'hours',
      columns: [text('weekday'), number('hour'), number('conversations')],
      rows: report.peakHours.flatMap((hours, day) =>
        hours.map((conversations, hour) => [weekdayName(day, language), hour, conversations]),
      ),
    },
    {
      name: 'questions',
      columns: [text('question'), number('count'), ['lastAskedAt', 'TIME'], text('bot')],
      rows: report.unanswered.map((one) => [one.question, one.count, one.lastAskedAt, nameOfBot(one.botId)]),
    },
  ];
}

function aboutSheet(
  { window, previousWindow }: MetricsReport,
  { language, nameOfBot, botIds, filter }: TableWords,
): Sheet {
  const bots = botIds === null ? spokenTexts.everyBot[language] : botIds.map(nameOfBot).join(', ');
  return {
    name: 'about',
    columns: [
      ...(['from', 'to', 'previousFrom', 'previousTo'] as const).map((heading) => [heading, 'TIME'] as const),
      ...(['zone', 'bots', 'filter'] as const).map((heading) => [heading, 'TEXT'] as const),
    ],
    rows: [
      [
        ...[window.from, window.to, previousWindow.from, previousWindow.to],
        ...[window.timeZone, bots, filter ?? spokenTexts.noFilter[language]],
      ],
    ],
  };
}

function metricRows({ metrics, durations }: MetricsReport, language: Language): Cell[][] {
  const { inSeconds } = spokenTexts;
  const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);
  return [
    ...Object.values(metrics).map(({ key, value, previous, numerator, denominator }) => [
      ...[metricNames[key][language], value, previous, numerator, denominator],
      metricDefinitions[key][language],
    ]),
    ...Object.values(durations).map(({ key, meanMs, previousMeanMs, count }) => [
      ...[`${metricNames[key][language]}${inSeconds[language]}`, seconds(meanMs), seconds(previousMeanMs), null, count],
      metricDefinitions[key][language],
    ]),
  ];
}
