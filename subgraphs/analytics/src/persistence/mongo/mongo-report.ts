import type { Document, Filter } from 'mongodb';
import { add, emptyCounters, isZero } from '@tertulia/metrics';
import {
  type DayCount,
  type DayNumbers,
  type FailureCount,
  type GroupTotals,
  type HourCount,
  type ReportQuery,
  type ReportRows,
  type WindowName,
} from '../../application/ports.js';
import { groupedBy } from '../../domain/grouped.js';
import type { GridPiece, HourPiece, PickedHour, Piece } from '../../domain/window.js';
import { hourColumns, mapColumnsOf, numberColumnsOf } from '../counter-columns.js';
import type { Collections, MetricDocument } from './documents.js';
import { nilUuid } from '../sql-values.js';
import { countersOf, hourOfWeekAt, type noCounts } from './metric-documents.js';
import { groupField, ownFilter } from './mongo-filters.js';
import { readUnanswered } from './mongo-questions.js';

/** A few commands for each piece of the windows, for any length and number of conversations. */
export async function readReport(collections: Collections, query: ReportQuery): Promise<ReportRows> {
  const parts = [
    ...query.current.map((piece): Part => ({ window: 'CURRENT', piece })),
    ...query.previous.map((piece): Part => ({ window: 'PREVIOUS', piece })),
  ];
  const { counters, hasDays, hasHours, hasUnanswered, hasFailures } = query.needs;
  const [isDeleted, pieces, tallies, hours, unanswered, failures] = await Promise.all([
    isGone(collections, query.organizationId),
    Promise.all(counters.size > 0 || hasDays ? parts.map((part) => readPart(collections, query, part)) : []),
    Promise.all(
      mapColumnsOf(counters).length > 0 ? query.current.map((piece) => readTallies(collections, query, piece)) : [],
    ),
    Promise.all(hasHours ? query.hours.map((piece) => readHours(collections, query, piece)) : []),
    hasUnanswered ? readUnanswered(collections, query) : [],
    Promise.all(hasFailures ? query.current.map((piece) => readFailures(collections, query, piece)) : []),
  ]);
  if (isDeleted) return { totals: [], days: [], hours: [], unanswered: [], failures: [] };
  return {
    totals: totalsOf([...pieces.flatMap(({ totals }) => totals), ...tallies.flat()]),
    days: pieces.flatMap(({ days }) => days),
    hours: hours.flat(),
    unanswered,
    failures: failuresOf(failures.flat()),
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
    !('day' in piece) && hasDays
      ? metrics
          .aggregate<Omit<DayCount, 'window' | 'groupId' | 'day'> & { _id: { group: string; bucket: string } }>([
            { $match },
            { $group: { _id: { group, bucket: '$bucket' }, ...sumsOf(dayColumns) } },
          ])
          .toArray()
      : [],
  ]);
  const totals = sums.map(({ _id: groupId, ...counts }) => ({ window, groupId, counters: countersOf([{ counts }]) }));
  if (!('day' in piece)) {
    const dayOf = 'hours' in piece ? daysOf(piece.hours) : (bucket: string) => bucket;
    return {
      totals,
      days: days.map(({ _id, ...counts }) => ({ window, groupId: _id.group, day: dayOf(_id.bucket), ...counts })),
    };
  }
  const day = piece.day;
  const dayOf = ({ groupId, counters }: GroupTotals): DayCount => {
    const { conversations, goals, completed } = counters;
    return { window, groupId, day, conversations, goals, completed };
  };
  return { totals, days: hasDays ? totals.map(dayOf) : [] };
}

function daysOf(hours: readonly PickedHour[]): (bucket: string) => string {
  const days = new Map(hours.map(({ at, day }) => [at.toISOString(), day]));
  return (bucket) => days.get(bucket) ?? bucket.slice(0, 10);
}

/** Sums by key; only of the current window, because nothing compares them. */
async function readTallies({ metrics }: Collections, query: ReportQuery, piece: Piece): Promise<GroupTotals[]> {
  const field = query.groupBy === 'BOT' ? 'botId' : 'versionId';
  const documents = await metrics
    .find(filterOf(query, piece))
    .project<Pick<MetricDocument, Exclude<keyof typeof noCounts, 'counts'> | 'botId' | 'versionId'>>({
      ...{ _id: 0, goalAmounts: 1, errorCodes: 1, modelUse: 1, teamWork: 1, asked: 1, answered: 1, [field]: 1 },
    })
    .toArray();
  return [...groupedBy(documents, (document) => document[field])].map(([groupId, own]) => ({
    window: 'CURRENT',
    groupId,
    counters: countersOf(own),
  }));
}

/** Of each document. */
async function readFailures({ metrics }: Collections, query: ReportQuery, piece: Piece): Promise<FailureCount[]> {
  const documents = await metrics
    .find({ ...filterOf(query, piece), 'counts.errors': { $gt: 0 } })
    .project<Pick<MetricDocument, 'errorCodes' | 'botId' | 'versionId'>>({
      ...{ _id: 0, errorCodes: 1, botId: 1, versionId: 1 },
    })
    .toArray();
  return documents.flatMap((document) => {
    const { botId, versionId } = document;
    const groupId = query.groupBy === 'BOT' ? botId : versionId;
    const place = { groupId, botId, versionId: versionId === nilUuid ? null : versionId };
    return Object.entries(countersOf([document]).errorCodes).map(([code, count]) => ({ ...place, code, count }));
  });
}

function failuresOf(rows: readonly FailureCount[]): FailureCount[] {
  const places = groupedBy(rows, ({ botId, versionId, code }) => JSON.stringify([botId, versionId, code]));
  return [...places.values()]
    .flatMap((own) => own.slice(0, 1).map((row) => ({ ...row, count: own.reduce((sum, { count }) => sum + count, 0) })))
    .filter(({ count }) => count !== 0);
}

function totalsOf(rows: readonly GroupTotals[]): GroupTotals[] {
  return [...groupedBy(rows, ({ window, groupId }) => `${window} ${groupId}`).values()]
    .flatMap((own) => {
      const counters = own.reduce((sum, row) => add(sum, row.counters), emptyCounters());
      return own.slice(0, 1).map((row) => ({ ...row, counters }));
    })
    .filter(({ counters }) => !isZero(counters));
}

async function readHours(collections: Collections, query: ReportQuery, piece: GridPiece): Promise<HourCount[]> {
  return 'fromDay' in piece ? hoursOfDays(collections, query, piece) : hoursOfEdge(collections, query, piece);
}

async function hoursOfDays({ metrics }: Collections, query: ReportQuery, piece: Piece): Promise<HourCount[]> {
  const group = groupField(query);
  const rows = await metrics
    .aggregate<Record<string, number> & { _id: { group: string; bucket: string } }>([
      { $match: filterOf(query, piece) },
      { $group: { _id: { group, bucket: '$bucket' }, ...sumsOf(hourColumns) } },
    ])
    .toArray();
  return rows.flatMap((row) => {
    const weekday = new Date(`${row._id.bucket}T00:00:00Z`).getUTCDay() || 7;
    return hourColumns.map((column, hour) => {
      return { groupId: row._id.group, hourOfWeek: (weekday - 1) * 24 + hour, conversations: row[column] ?? 0 };
    });
  });
}

async function hoursOfEdge({ metrics }: Collections, query: ReportQuery, piece: HourPiece): Promise<HourCount[]> {
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

function filterOf(query: ReportQuery, piece: Piece | HourPiece): Filter<MetricDocument> {
  const { channels, languages, visitors } = query.filter;
  const segment = {
    ...(channels === null ? {} : { 'segment.channel': { $in: [...channels] } }),
    ...(languages === null ? {} : { 'segment.language': { $in: [...languages] } }),
    ...(visitors === null ? {} : { 'segment.visitor': { $in: [...visitors] } }),
  };
  return { ...ownFilter(query), granularity: piece.granularity, bucket: bucketsOf(piece), ...segment };
}

function bucketsOf(piece: Piece | HourPiece) {
  if ('hours' in piece) return { $in: piece.hours.map(({ at }) => at.toISOString()) };
  if (!('fromDay' in piece)) return { $gte: piece.from.toISOString(), $lt: piece.to.toISOString() };
  return piece.days === undefined ? { $gte: piece.fromDay, $lt: piece.toDay } : { $in: [...piece.days] };
}

function sumsOf(columns: readonly string[]): Document {
  return Object.fromEntries(columns.map((column) => [column, { $sum: `$counts.${column}` }]));
}
