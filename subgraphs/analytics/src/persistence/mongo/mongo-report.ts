import type { Document, Filter } from 'mongodb';
import { add, emptyCounters, isZero } from '@tertulia/metrics';
import {
  unansweredMax,
  type DayCount,
  type DayNumbers,
  type GroupTotals,
  type HourCount,
  type ReportQuery,
  type ReportRows,
  type Scope,
  type UnansweredCount,
  type WindowName,
} from '../../application/ports.js';
import { groupedBy } from '../../domain/grouped.js';
import type { HourPiece, Piece } from '../../domain/window.js';
import { mapColumnsOf, numberColumnsOf } from '../counter-columns.js';
import type { Collections, MetricDocument } from './documents.js';
import { countersOf, hourOfWeekAt } from './metric-documents.js';

/** How many of the most frequent questions are ranked by group; more than any business has in a window. */
const questionsMax = 5_000;

/** A few commands for each piece of the windows, for any length and number of conversations. */
export async function readReport(collections: Collections, query: ReportQuery): Promise<ReportRows> {
  const parts = [
    ...query.current.map((piece): Part => ({ window: 'CURRENT', piece })),
    ...query.previous.map((piece): Part => ({ window: 'PREVIOUS', piece })),
  ];
  const { counters, hasDays, hasHours, hasUnanswered } = query.needs;
  const [isDeleted, pieces, tallies, hours, unanswered] = await Promise.all([
    isGone(collections, query.organizationId),
    Promise.all(counters.size > 0 || hasDays ? parts.map((part) => readPart(collections, query, part)) : []),
    Promise.all(
      mapColumnsOf(counters).length > 0 ? query.current.map((piece) => readTallies(collections, query, piece)) : [],
    ),
    Promise.all(hasHours ? query.hours.map((piece) => readHours(collections, query, piece)) : []),
    hasUnanswered ? readUnanswered(collections, query) : [],
  ]);
  if (isDeleted) return { totals: [], days: [], hours: [], unanswered: [] };
  return {
    totals: totalsOf([...pieces.flatMap(({ totals }) => totals), ...tallies.flat()]),
    days: pieces.flatMap(({ days }) => days),
    hours: hours.flat(),
    unanswered,
  };
}

/** A writer that paused while its organization was deleted may have left data behind. */
export async function isGone({ organizations }: Collections, organizationId: string): Promise<boolean> {
  return (await organizations.countDocuments({ _id: organizationId, isDeleted: true }, { limit: 1 })) > 0;
}

/** The metrics of one local day. */
export async function readDayNumbers(
  collections: Collections,
  organizationId: string,
  { day, botIds }: { day: string; botIds: readonly string[] | null },
): Promise<DayNumbers> {
  const stars = [1, 2, 3, 4, 5].map((value) => `csat_${value}`);
  const bots = botIds === null ? {} : { botId: { $in: [...botIds] } };
  const [isDeleted, [sums]] = await Promise.all([
    isGone(collections, organizationId),
    collections.metrics
      .aggregate<Record<string, number>>([
        { $match: { organizationId, granularity: 'DAY', bucket: day, ...bots } },
        { $group: { _id: null, ...sumsOf(['conversations', 'goals', ...stars]) } },
      ])
      .toArray(),
  ]);
  const at = (name: string): number => (isDeleted ? 0 : (sums?.[name] ?? 0));
  return { conversations: at('conversations'), goals: at('goals'), csat: stars.map(at) };
}

const dayColumns = ['conversations', 'goals', 'completed'];

interface Part {
  window: WindowName;
  piece: Piece;
}

async function readPart(
  { metrics }: Collections,
  query: ReportQuery,
  { window, piece }: Part,
): Promise<{ totals: GroupTotals[]; days: DayCount[] }> {
  const $match = filterOf(query, piece);
  const group = groupField(query);
  const { counters: needed, hasDays } = query.needs;
  const columns = new Set([...numberColumnsOf(needed), ...(hasDays ? dayColumns : [])]);
  const [sums, days] = await Promise.all([
    metrics
      .aggregate<Record<string, number> & { _id: string }>([
        { $match },
        { $group: { _id: group, ...sumsOf([...columns]) } },
      ])
      .toArray(),
    // Parts shorter than a day are within one, so their sums are already those of that day.
    piece.granularity === 'DAY' && hasDays
      ? metrics
          .aggregate<Omit<DayCount, 'window' | 'groupId' | 'day'> & { _id: { group: string; day: string } }>([
            { $match },
            { $group: { _id: { group, day: '$bucket' }, ...sumsOf(dayColumns) } },
          ])
          .toArray()
      : [],
  ]);
  const totals = sums.map(({ _id: groupId, ...counts }) => ({ window, groupId, counters: countersOf([{ counts }]) }));
  if (piece.granularity === 'DAY') {
    return {
      totals,
      days: days.map(({ _id, ...counts }) => ({ window, groupId: _id.group, day: _id.day, ...counts })),
    };
  }
  const day = piece.day;
  const dayOf = ({ groupId, counters }: GroupTotals): DayCount => {
    const { conversations, goals, completed } = counters;
    return { window, groupId, day, conversations, goals, completed };
  };
  return { totals, days: hasDays ? totals.map(dayOf) : [] };
}

/** Sums by key; only of the current window, because nothing compares them. */
async function readTallies({ metrics }: Collections, query: ReportQuery, piece: Piece): Promise<GroupTotals[]> {
  const field = query.groupBy === 'BOT' ? 'botId' : 'versionId';
  const documents = await metrics
    .find(filterOf(query, piece))
    .project<Pick<MetricDocument, 'goalAmounts' | 'asked' | 'answered' | 'botId' | 'versionId'>>({
      ...{ _id: 0, goalAmounts: 1, asked: 1, answered: 1, [field]: 1 },
    })
    .toArray();
  return [...groupedBy(documents, (document) => document[field])].map(([groupId, own]) => ({
    window: 'CURRENT',
    groupId,
    counters: countersOf(own),
  }));
}

function totalsOf(rows: readonly GroupTotals[]): GroupTotals[] {
  return [...groupedBy(rows, ({ window, groupId }) => `${window} ${groupId}`).values()]
    .flatMap((own) => {
      const counters = own.reduce((sum, row) => add(sum, row.counters), emptyCounters());
      return own.slice(0, 1).map((row) => ({ ...row, counters }));
    })
    .filter(({ counters }) => !isZero(counters));
}

async function readHours({ metrics }: Collections, query: ReportQuery, piece: HourPiece): Promise<HourCount[]> {
  const { granularity, offsetMinutes } = piece;
  const group = groupField(query);
  const place = granularity === 'HOUR' ? '$hourOfWeek' : '$bucket';
  const rows = await metrics
    .aggregate<{ _id: { group: string; place: number | string }; conversations: number }>([
      { $match: filterOf(query, piece) },
      { $group: { _id: { group, place }, ...sumsOf(['conversations']) } },
    ])
    .toArray();
  return rows.map(({ _id, conversations }) => {
    // The first hours of 1970 represent those of a week, shifted by whole weeks so that none is before 1970.
    const time = typeof _id.place === 'number' ? hourOfAnyWeek(_id.place) : new Date(_id.place);
    return { groupId: _id.group, hourOfWeek: hourOfWeekAt(time, offsetMinutes), conversations };
  });
}

const weekHours = 168;
const hourMs = 3_600_000;
/** Monday 5 January 1970. */
const firstMondayHour = 96;

function hourOfAnyWeek(hourOfWeek: number): Date {
  return new Date((firstMondayHour + weekHours + hourOfWeek) * hourMs);
}

async function readUnanswered({ unansweredQuestions }: Collections, query: ReportQuery): Promise<UnansweredCount[]> {
  const { from, to } = query.window;
  const rows = await unansweredQuestions
    .aggregate<{ _id: { group: string; botId: string; folded: string }; question: string; count: number; last: Date }>([
      { $match: { ...ownFilter(query), bucket: { $gte: from, $lt: to }, asked: { $gt: 0 } } },
      { $sort: { lastAskedAt: -1 } },
      {
        $group: {
          _id: { group: groupField(query), botId: '$botId', folded: '$folded' },
          ...{ question: { $first: '$shown' }, count: { $sum: '$asked' }, last: { $max: '$lastAskedAt' } },
        },
      },
      { $sort: { count: -1, last: -1, '_id.folded': 1 } },
      { $limit: questionsMax },
    ])
    .toArray();
  return [...groupedBy(rows, ({ _id }) => _id.group).values()].flatMap((own) =>
    own.slice(0, unansweredMax).map(({ _id, question, count, last }) => {
      return { groupId: _id.group, botId: _id.botId, question, count, lastAskedAt: last };
    }),
  );
}

function filterOf(query: ReportQuery, piece: Piece | HourPiece): Filter<MetricDocument> {
  const { granularity } = piece;
  const bounds =
    granularity === 'DAY'
      ? { $gte: piece.fromDay, $lt: piece.toDay }
      : { $gte: piece.from.toISOString(), $lt: piece.to.toISOString() };
  return { ...ownFilter(query), granularity, bucket: bounds };
}

/** Documents of these bots or versions. */
export function ownFilter({ organizationId, groupBy, groupIds }: Scope) {
  if (groupIds === null) return { organizationId };
  return { organizationId, [groupBy === 'BOT' ? 'botId' : 'versionId']: { $in: [...groupIds] } };
}

function groupField({ groupBy }: ReportQuery): string {
  return groupBy === 'BOT' ? '$botId' : '$versionId';
}

function sumsOf(columns: readonly string[]): Document {
  return Object.fromEntries(columns.map((column) => [column, { $sum: `$counts.${column}` }]));
}
