import type { EntityManager } from '@mikro-orm/postgresql';
import { emptyCounters, type Counters } from '@tertulia/metrics';
import {
  type DayCount,
  type DayNumbers,
  type FailureCount,
  type GroupTotals,
  type HourCount,
  type ReportQuery,
  type ReportRows,
  type WindowName,
} from '../application/ports.js';
import type { HourPiece, Piece } from '../domain/window.js';
import { fromColumns, hourColumns, mapColumnsOf, numberColumnsOf } from './counter-columns.js';
import { readUnanswered } from './question-rows.js';
import { filterSql, groupColumn, joined, type Sql } from './report-sql.js';
import { rollupTables } from './rollup-rows.js';
import { nilUuid, uuidArray } from './sql-values.js';

/** At most seven statements for any length of the window and number of bots: those that it needs. */
export async function readReport(em: EntityManager, query: ReportQuery): Promise<ReportRows> {
  const { counters, hasDays, areDaysByGroup, hasHours, hasUnanswered, hasFailures } = query.needs;
  const days = hasDays ? await readDays(em, query) : [];
  const areInDays = hasDays && areDaysByGroup && [...counters].every((counter) => countersOfDays.has(counter));
  return {
    totals: areInDays ? totalsOf(days) : counters.size > 0 ? await readTotals(em, query) : [],
    days,
    hours: hasHours ? await readHours(em, query) : [],
    unanswered: hasUnanswered ? await readUnanswered(em, query) : [],
    failures: hasFailures ? await readFailures(em, query) : [],
  };
}

/** The counters that days have too. */
const countersOfDays: ReadonlySet<keyof Counters> = new Set(['conversations', 'goals', 'completed'] as const);

/** The sums of days that are told apart by group. */
function totalsOf(days: readonly DayCount[]): GroupTotals[] {
  const totals = new Map<string, GroupTotals>();
  for (const { window, groupId, conversations, goals, completed } of days) {
    if (groupId === null) continue;
    const key = `${window} ${groupId}`;
    const { counters } = totals.get(key) ?? { counters: emptyCounters() };
    counters.conversations += conversations;
    counters.goals += goals;
    counters.completed += completed;
    totals.set(key, { window, groupId, counters });
  }
  return [...totals.values()];
}

/** The metrics of one local day. */
export async function readDayNumbers(
  em: EntityManager,
  organizationId: string,
  { botIds, day }: { day: string; botIds: readonly string[] | null },
): Promise<DayNumbers> {
  const stars = [1, 2, 3, 4, 5].map((value) => `coalesce(sum(csat_${value}), 0)::int as csat_${value}`);
  const [row] = await em.execute<Record<string, number>[]>(
    `select coalesce(sum(conversations), 0)::int as conversations, coalesce(sum(goals), 0)::int as goals, ${stars.join(', ')}
    from rollup_day where organization_id = ? and bucket = ?${botIds === null ? '' : ' and bot_id = any(?::uuid[])'}`,
    [organizationId, day, ...(botIds === null ? [] : [uuidArray(botIds)])],
  );
  const at = (column: string): number => row?.[column] ?? 0;
  const csat = [1, 2, 3, 4, 5].map((value) => at(`csat_${value}`));
  return { conversations: at('conversations'), goals: at('goals'), csat };
}

async function readTotals(em: EntityManager, query: ReportQuery): Promise<GroupTotals[]> {
  const { counters: needed } = query.needs;
  const columns = numberColumnsOf(needed);
  const mapped = mapColumnsOf(needed);
  const tallies = mapped.length > 0 ? await readTallies(em, query, mapped) : [];
  const rows = columns.length > 0 ? await readSums(em, query, columns) : groupsIn(tallies);
  return rows.map((row) => {
    const own = row.part === 'CURRENT' ? tallies.filter((tally) => tally.group_id === row.group_id) : [];
    const maps = mapped.map((column) => {
      const entries = own
        .filter((tally) => tally.map === column)
        .map(({ key, total }): [string, number] => [key, total]);
      return [column, Object.fromEntries(entries)];
    });
    const counters = fromColumns({ ...row, ...Object.fromEntries(maps) });
    return { window: row.part, groupId: row.group_id, counters };
  });
}

type SumRow = Record<string, unknown> & { part: WindowName; group_id: string };

async function readSums(em: EntityManager, query: ReportQuery, columns: readonly string[]): Promise<SumRow[]> {
  const parts = windowParts(query, columns);
  if (parts === null) return [];
  const sums = columns.map((column) => `, sum(${column})::float8 as ${column}`);
  return em.execute(`select part, group_id${sums.join('')} from (${parts.text}) as parts group by part, group_id`, [
    ...parts.values,
  ]);
}

function groupsIn(tallies: readonly { group_id: string }[]): SumRow[] {
  return [...new Set(tallies.map(({ group_id: groupId }) => groupId))].map((groupId) => ({
    ...{ part: 'CURRENT' as const, group_id: groupId },
  }));
}

/** Sums of the maps by key; only of the current window, because nothing compares them. */
async function readTallies(
  em: EntityManager,
  query: ReportQuery,
  columns: readonly string[],
): Promise<{ group_id: string; map: string; key: string; total: number }[]> {
  const parts = windowParts({ ...query, previous: [] }, columns);
  if (parts === null) return [];
  const entries = columns.map((column) => `select '${column}' as map, key, value from jsonb_each(${column})`);
  return em.execute(
    `select group_id, map, key, sum(value::bigint)::float8 as total
    from (${parts.text}) as parts cross join lateral (${entries.join(' union all ')}) as entries
    group by group_id, map, key having sum(value::bigint) <> 0`,
    parts.values,
  );
}

async function readFailures(em: EntityManager, query: ReportQuery): Promise<FailureCount[]> {
  const parts = windowParts({ ...query, previous: [] }, ['bot_id', 'version_id', 'error_codes']);
  if (parts === null) return [];
  return em.execute<FailureCount[]>(
    `select group_id as "groupId", bot_id as "botId", nullif(version_id, '${nilUuid}') as "versionId", key as code,
      sum(value::bigint)::int as count
    from (${parts.text}) as parts cross join lateral jsonb_each(error_codes) as codes
    group by group_id, bot_id, version_id, key having sum(value::bigint) <> 0`,
    [...parts.values],
  );
}

async function readDays(em: EntityManager, query: ReportQuery): Promise<DayCount[]> {
  const parts = windowParts(query, ['conversations', 'goals', 'completed']);
  if (parts === null) return [];
  const group = query.needs.areDaysByGroup ? 'group_id' : 'null::uuid';
  const rows = await em.execute<(Omit<DayCount, 'window'> & { part: WindowName })[]>(
    `select part, ${group} as "groupId", day, sum(conversations)::int as conversations, sum(goals)::int as goals,
      sum(completed)::int as completed
    from (${parts.text}) as parts group by part, "groupId", day`,
    parts.values,
  );
  return rows.map(({ part, ...row }) => ({ window: part, ...row }));
}

async function readHours(em: EntityManager, query: ReportQuery): Promise<HourCount[]> {
  const days = query.hours.flatMap((piece) => ('fromDay' in piece ? [piece] : []));
  const edges = query.hours.flatMap((piece) => ('fromDay' in piece ? [] : [piece]));
  return [...(await readHoursOfDays(em, query, days)), ...(await readHoursOfEdges(em, query, edges))];
}

async function readHoursOfDays(em: EntityManager, query: ReportQuery, pieces: readonly Piece[]): Promise<HourCount[]> {
  const parts = joined(pieces.map((piece) => windowPart(query, { name: 'CURRENT', piece, columns: hourColumns })));
  if (parts === null) return [];
  const sums = hourColumns.map((column) => `sum(${column})::int as ${column}`);
  const rows = await em.execute<(Record<string, number> & { group_id: string; weekday: number })[]>(
    `select group_id, extract(isodow from day::date)::int as weekday, ${sums.join(', ')}
    from (${parts.text}) as parts group by group_id, weekday`,
    [...parts.values],
  );
  return rows.flatMap((row) =>
    hourColumns.map((column, hour) => {
      return { groupId: row.group_id, hourOfWeek: (row.weekday - 1) * 24 + hour, conversations: row[column] ?? 0 };
    }),
  );
}

async function readHoursOfEdges(
  em: EntityManager,
  query: ReportQuery,
  pieces: readonly HourPiece[],
): Promise<HourCount[]> {
  // 1970 began on a Thursday: 72 hours after Monday.
  const hourOfWeek = '((extract(epoch from bucket)::bigint + ? * 60) / 3600 + 72) % 168';
  const parts = joined(pieces.map((piece) => hourPart(query, piece, hourOfWeek)));
  if (parts === null) return [];
  return em.execute<HourCount[]>(
    `select group_id as "groupId", hour_of_week::int as "hourOfWeek", sum(conversations)::int as conversations
    from (${parts.text}) as parts group by group_id, hour_of_week`,
    [...parts.values],
  );
}

/** The rows of both windows, marked with window, group and local day; null if the filter leaves nothing of them. */
function windowParts(query: ReportQuery, columns: readonly string[]): Sql | null {
  return joined([
    ...query.current.map((piece) => windowPart(query, { name: 'CURRENT', piece, columns })),
    ...query.previous.map((piece) => windowPart(query, { name: 'PREVIOUS', piece, columns })),
  ]);
}

function windowPart(query: ReportQuery, part: { name: WindowName; piece: Piece; columns: readonly string[] }): Sql {
  const { name, piece, columns } = part;
  const filter = filterSql(query);
  const { table } = rollupTables[piece.granularity];
  const { day, from, where, values } = bucketsOf(piece, table);
  return {
    text: `select ?::text as part, ${groupColumn(query)} as group_id, ${day} as day${columns.map((column) => `, ${column}`).join('')}
      from ${from} where organization_id = ?${where}${filter.text}`,
    values: [
      ...[name, ...('day' in piece ? [piece.day] : []), ...values.before],
      ...[query.organizationId, ...values.after, ...filter.values],
    ],
  };
}

/** The rows of a piece and the local day of each. */
function bucketsOf(piece: Piece, table: string) {
  const span = ' and bucket >= ? and bucket < ?';
  if ('hours' in piece) {
    const list = (texts: readonly string[]): string => `{${texts.join(',')}}`;
    const hours = [list(piece.hours.map(({ at }) => at.toISOString())), list(piece.hours.map(({ day }) => day))];
    const from = `unnest(?::timestamptz[], ?::text[]) as picked(at, day) join ${table} on bucket = picked.at`;
    return { day: 'picked.day', from, where: '', values: { before: hours, after: [] } };
  }
  if ('fromDay' in piece) {
    const { fromDay, toDay, days } = piece;
    const bounds = { day: 'bucket::text', from: table };
    if (days === undefined) return { ...bounds, where: span, values: { before: [], after: [fromDay, toDay] } };
    const listed = ' and bucket = any(?::date[])';
    return { ...bounds, where: listed, values: { before: [], after: [`{${days.join(',')}}`] } };
  }
  const after = [piece.from.toISOString(), piece.to.toISOString()];
  return { day: '?::text', from: table, where: span, values: { before: [], after } };
}

function hourPart(query: ReportQuery, piece: HourPiece, hourOfWeek: string): Sql {
  const filter = filterSql(query);
  const { table } = rollupTables[piece.granularity];
  return {
    text: `select ${groupColumn(query)} as group_id, ${hourOfWeek} as hour_of_week, conversations from ${table}
      where organization_id = ? and bucket >= ? and bucket < ?${filter.text}`,
    values: [
      piece.offsetMinutes,
      query.organizationId,
      piece.from.toISOString(),
      piece.to.toISOString(),
      ...filter.values,
    ],
  };
}
