import { metricDefinitions } from '@tertulia/metrics';
import type { Cell, Column, ColumnKind, Table } from '@tertulia/table-files';
import type { Export } from './export.js';
import { headings, metricNames, sheetNames, shownBoolean, shownValue, type Heading } from './export-texts.js';
import type { BotSeries, MetricsReport } from './metrics-report.js';
import { weekdayName } from './weekday-names.js';

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
};
const sheetOf = { CONVERSATIONS: 'conversations', MESSAGES: 'messages', CONTACTS: 'contacts' } as const;

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

function columnOf(heading: Heading, kind: ColumnKind, language: Language): Column {
  return { heading: headings[heading][language], kind };
}

interface Sheet {
  readonly name: keyof typeof sheetNames;
  readonly columns: readonly (readonly [Heading, ColumnKind])[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The tables of a report: by day, then each metric, by bot and day, by hour of the week, unanswered questions. */
export function metricTables(
  report: MetricsReport,
  nameOfBot: (botId: string) => string,
  language: Language,
): { readonly tables: readonly Table[]; readonly rows: number } {
  const sheets = sheetsOf(report, nameOfBot, language);
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

function sheetsOf(report: MetricsReport, nameOfBot: (botId: string) => string, language: Language): Sheet[] {
  const number = (heading: Heading) => [heading, 'NUMBER'] as const;
  const text = (heading: Heading) => [heading, 'TEXT'] as const;
  const counts = ['conversations', 'goals', 'completed'] as const;
  return [
    {
      name: 'days',
      columns: [['day', 'DAY'], ...counts.map(number), number('previous')],
      rows: report.perDay.map((one) => [one.date, ...counts.map((name) => one[name]), one.previousConversations]),
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

function metricRows({ metrics, durations }: MetricsReport, language: Language): Cell[][] {
  const nameOf = (key: string): string => metricNames[key]?.[language] ?? key;
  const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);
  return [
    ...Object.values(metrics).map(({ key, value, previous, numerator, denominator }) => [
      ...[nameOf(key), value, previous, numerator, denominator],
      metricDefinitions[key][language],
    ]),
    ...Object.values(durations).map(({ key, meanMs, previousMeanMs, count }) => [
      ...[nameOf(key), seconds(meanMs), seconds(previousMeanMs), null, count],
      metricDefinitions[key][language],
    ]),
  ];
}
