import type { EntityManager } from '@mikro-orm/postgresql';
import {
  unansweredMax,
  type DayCount,
  type DayNumbers,
  type GroupTotals,
  type HourCount,
  type ReportQuery,
  type ReportRows,
  type UnansweredCount,
  type WindowName,
} from '../application/ports.js';
import type { HourPiece, Piece } from '../domain/window.js';
import { fromColumns, mapColumnsOf, numberColumnsOf } from './counter-columns.js';
import { rollupTables } from './rollup-rows.js';
import { uuidArray } from './sql-values.js';

interface Sql {
  text: string;
  values: unknown[];
}

/** At most five statements for any length of the window and number of bots: those that it needs. */
export async function readReport(em: EntityManager, query: ReportQuery): Promise<ReportRows> {
  const { counters, hasDays, hasHours, hasUnanswered } = query.needs;
  return {
    totals: counters.size > 0 ? await readTotals(em, query) : [],
    days: hasDays ? await readDays(em, query) : [],
    hours: hasHours ? await readHours(em, query) : [],
    unanswered: hasUnanswered ? await readUnanswered(em, query) : [],
  };
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
  const sums = columns.map((column) => `, sum(${column})::float8 as ${column}`);
  const parts = windowParts(query, columns);
  const rows = await em.execute<(Record<string, unknown> & { part: WindowName; group_id: string })[]>(
    `select part, group_id${sums.join('')} from (${parts.text}) as parts group by part, group_id`,
    parts.values,
  );
  const tallies = mapped.length > 0 ? await readTallies(em, query, mapped) : [];
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

/** Sums of the maps by key; only of the current window, because nothing compares them. */
async function readTallies(
  em: EntityManager,
  query: ReportQuery,
  columns: readonly string[],
): Promise<{ group_id: string; map: string; key: string; total: number }[]> {
  const parts = windowParts({ ...query, previous: [] }, columns);
  const entries = columns.map((column) => `select '${column}' as map, key, value from jsonb_each(${column})`);
  return em.execute(
    `select group_id, map, key, sum(value::text::bigint)::float8 as total
    from (${parts.text}) as parts cross join lateral (${entries.join(' union all ')}) as entries
    group by group_id, map, key having sum(value::text::bigint) <> 0`,
    parts.values,
  );
}

async function readDays(em: EntityManager, query: ReportQuery): Promise<DayCount[]> {
  const parts = windowParts(query, ['conversations', 'goals', 'completed']);
  const rows = await em.execute<(Omit<DayCount, 'window'> & { part: WindowName })[]>(
    `select part, group_id as "groupId", day, sum(conversations)::int as conversations, sum(goals)::int as goals,
      sum(completed)::int as completed
    from (${parts.text}) as parts group by part, group_id, day`,
    parts.values,
  );
  return rows.map(({ part, ...row }) => ({ window: part, ...row }));
}

async function readHours(em: EntityManager, query: ReportQuery): Promise<HourCount[]> {
  // 1970 began on a Thursday: 72 hours after Monday.
  const hourOfWeek = '((extract(epoch from bucket)::bigint + ? * 60) / 3600 + 72) % 168';
  const parts = joined(query.hours.map((piece) => hourPart(query, piece, hourOfWeek)));
  if (parts === null) return [];
  return em.execute<HourCount[]>(
    `select group_id as "groupId", hour_of_week::int as "hourOfWeek", sum(conversations)::int as conversations
    from (${parts.text}) as parts group by group_id, hour_of_week`,
    parts.values,
  );
}

async function readUnanswered(em: EntityManager, query: ReportQuery): Promise<UnansweredCount[]> {
  const group = groupColumn(query);
  const { from, to } = query.window;
  const filter = filterOf(query);
  return em
    .execute<UnansweredCount[]>(
      `select "groupId", "botId", question, count, last_asked_at as "lastAskedAt" from (
      select ${group} as "groupId", bot_id as "botId", (array_agg(shown order by last_asked_at desc))[1] as question,
        sum(asked)::int as count, max(last_asked_at) as last_asked_at,
        row_number() over (partition by ${group} order by sum(asked) desc, max(last_asked_at) desc, folded) as place
      from unanswered_event
      where organization_id = ? and bucket >= ? and bucket < ? and asked > 0${filter.text}
      group by ${group}, bot_id, folded
    ) as ranked where place <= ${unansweredMax}`,
      [query.organizationId, from.toISOString(), to.toISOString(), ...filter.values],
    )
    .then((rows) => rows.map((row) => ({ ...row, lastAskedAt: new Date(row.lastAskedAt) })));
}

/** The rows of both windows, marked with window, group and local day. */
function windowParts(query: ReportQuery, columns: readonly string[]): Sql {
  const parts = joined([
    ...query.current.map((piece) => windowPart(query, { name: 'CURRENT', piece, columns })),
    ...query.previous.map((piece) => windowPart(query, { name: 'PREVIOUS', piece, columns })),
  ]);
  if (parts === null) throw new RangeError('A report needs a window that is not empty');
  return parts;
}

function windowPart(query: ReportQuery, part: { name: WindowName; piece: Piece; columns: readonly string[] }): Sql {
  const { name, piece, columns } = part;
  const filter = filterOf(query);
  const { table } = rollupTables[piece.granularity];
  const isDays = piece.granularity === 'DAY';
  const bounds = isDays ? [piece.fromDay, piece.toDay] : [piece.from.toISOString(), piece.to.toISOString()];
  const day = isDays ? { text: 'bucket::text', values: [] } : { text: '?::text', values: [piece.day] };
  return {
    text: `select ?::text as part, ${groupColumn(query)} as group_id, ${day.text} as day${columns.map((column) => `, ${column}`).join('')} from ${table}
      where organization_id = ? and bucket >= ? and bucket < ?${filter.text}`,
    values: [name, ...day.values, query.organizationId, ...bounds, ...filter.values],
  };
}

function hourPart(query: ReportQuery, piece: HourPiece, hourOfWeek: string): Sql {
  const filter = filterOf(query);
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

function groupColumn(query: ReportQuery): string {
  return query.groupBy === 'BOT' ? 'bot_id' : 'version_id';
}

function filterOf(query: ReportQuery): Sql {
  if (query.groupIds === null) return { text: '', values: [] };
  return { text: ` and ${groupColumn(query)} = any(?::uuid[])`, values: [uuidArray(query.groupIds)] };
}

function joined(parts: readonly Sql[]): Sql | null {
  if (parts.length === 0) return null;
  return { text: parts.map(({ text }) => text).join(' union all '), values: parts.flatMap(({ values }) => values) };
}
