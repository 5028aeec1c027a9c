/** The dashboard of a month, from the rollups, by hand. */
import { metricDefinitions } from '../../packages/domain/metrics/dist/index.js';
import type { ConnectionPool } from './driver.ts';

interface Range {
  readonly from: string;
  readonly to: string;
}

/** The ranges are whole days, as the portal sends them. */
export interface DashboardVariables {
  readonly range: Range;
  readonly weekRange: Range;
}

/** The databases that it reads. */
export interface DashboardPools {
  readonly bots: ConnectionPool;
  readonly runtime: ConnectionPool;
  readonly analytics: ConnectionPool;
}

type Totals = Readonly<Record<string, number>> & { readonly isCurrent: boolean };

interface DayRow {
  readonly day: string;
  readonly botId: string;
  readonly conversations: number;
  readonly goals: number;
  readonly completed: number;
}

interface Known {
  readonly timeZone: string;
  readonly dataUntil: Date | null;
}

interface NamedBot {
  readonly id: string;
  readonly name: string;
}

interface Unanswered {
  readonly question: string;
  readonly count: number;
  readonly lastAskedAt: Date;
  readonly botId: string;
}

const dayMs = 86_400_000;
const bounds = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];
const buckets = [...bounds, Infinity].map((_, index) => `response_${index}`);
const summed = ['conversations', 'converted', 'autonomous', 'involved', 'response_sum_ms', ...buckets];
const sums = summed.map((column) => `sum(${column})::float8 as ${column}`).join(', ');

const hex = (uuid: string) => uuid.replaceAll('-', '');
const dayAfter = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** The local day of a moment. */
function dayOf(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(moment));
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** @throws Error unless the ranges are whole days */
export async function dashboardOf(
  { bots, runtime, analytics }: DashboardPools,
  organizationId: string,
  { range, weekRange }: DashboardVariables,
): Promise<object> {
  const known = await analytics.query({
    name: 'organization',
    text: 'select time_zone as "timeZone", data_until as "dataUntil" from organization where organization_id = $1',
    values: [organizationId],
  });
  const { timeZone, dataUntil } = known.rows[0] as Known;
  const [from, to] = [dayOf(range.from, timeZone), dayOf(range.to, timeZone)];
  const days = daysOf(from, to);
  const before = dayAfter(from, -days.length);
  const week = daysOf(dayOf(weekRange.from, timeZone), dayOf(weekRange.to, timeZone));
  const [totals, dayRows, hours, named, asked, newest] = await Promise.all([
    analytics.query({
      name: 'totals',
      text: `select bucket >= $3 as "isCurrent", ${sums} from rollup_day
        where organization_id = $1 and bucket >= $2 and bucket < $4 group by 1`,
      values: [organizationId, before, from, to],
    }),
    analytics.query({
      name: 'days',
      text: `select bucket::text as day, bot_id as "botId", sum(conversations)::int as conversations, sum(goals)::int as goals,
          sum(completed)::int as completed
        from rollup_day where organization_id = $1 and bucket >= $2 and bucket < $3 group by 1, 2`,
      values: [organizationId, before, to],
    }),
    analytics.query({
      name: 'hours',
      text: `select ((extract(isodow from bucket at time zone $4) - 1) * 24 + extract(hour from bucket at time zone $4))::int as hour,
          sum(conversations)::int as conversations
        from rollup_hour where organization_id = $1 and bucket >= $2 and bucket < $3 group by 1`,
      values: [organizationId, range.from, range.to, timeZone],
    }),
    analytics.query({
      name: 'bots',
      text: 'select bot_id as id, name from bot where organization_id = $1 and not is_deleted',
      values: [organizationId],
    }),
    analytics.query({
      name: 'unanswered',
      text: `select bot_id as "botId", (array_agg(shown order by last_asked_at desc))[1] as question, sum(asked)::int as count,
          max(last_asked_at) as "lastAskedAt"
        from unanswered_event u where organization_id = $1 and bucket >= $2 and bucket < $3 and asked > 0
          and exists (select 1 from bot b where b.organization_id = $1 and b.bot_id = u.bot_id and not b.is_deleted)
        group by bot_id, folded order by count desc, max(last_asked_at) desc, question limit 20`,
      values: [organizationId, range.from, range.to],
    }),
    runtime.query({
      name: 'newest',
      text: `select c.id, c.last_message_at as "lastMessageAt" from conversation c
        where c.organization_id = $1 and c.counted_at is not null
          and not exists (select 1 from published_bot b where b.bot_id = c.bot_id and b.deleted_at is not null)
        order by c.last_message_at desc, c.id desc limit 1`,
      values: [organizationId],
    }),
  ]);
  const questions = asked.rows as Unanswered[];
  const names = await namesOf(bots, organizationId, questions);
  const points = pointsOf(dayRows.rows as DayRow[], { days, before });
  return {
    organization: {
      id: `org_${hex(organizationId)}`,
      metrics: {
        window: range,
        dataUntil: dataUntil?.toISOString() ?? null,
        ...numbersOf(totals.rows as Totals[]),
        perDay: points,
        peakHours: { cells: cellsOf(hours.rows as { hour: number; conversations: number }[]), timeZone },
        unanswered: questions.map(({ question, count, lastAskedAt, botId }) => ({
          question,
          count,
          lastAskedAt: lastAskedAt.toISOString(),
          bot: { id: `bot_${hex(botId)}`, name: names.get(botId) },
        })),
      },
      week: { perBot: seriesOf(dayRows.rows as DayRow[], named.rows as NamedBot[], week) },
      newest: {
        nodes: (newest.rows as { id: string; lastMessageAt: Date }[]).map(({ id, lastMessageAt }) => ({
          id: `cnv_${hex(id)}`,
          lastMessageAt: lastMessageAt.toISOString(),
        })),
      },
    },
  };
}

async function namesOf(bots: ConnectionPool, organizationId: string, questions: readonly Unanswered[]) {
  const ids = [...new Set(questions.map(({ botId }) => botId))];
  if (ids.length === 0) return new Map<string, string>();
  const { rows } = await bots.query({
    name: 'names',
    text: 'select id, name from bot where organization_id = $1 and id = any($2) and deleted_at is null',
    values: [organizationId, ids],
  });
  return new Map((rows as NamedBot[]).map(({ id, name }) => [id, name]));
}

function numbersOf(totals: readonly Totals[]) {
  const at = (isCurrent: boolean, column: string) => totals.find((row) => row.isCurrent === isCurrent)?.[column] ?? 0;
  const rate = (part: string, whole: string, isCurrent: boolean) => {
    const denominator = at(isCurrent, whole);
    return denominator === 0 ? null : at(isCurrent, part) / denominator;
  };
  const rateMetric = (key: 'resolutionRate' | 'conversionRate', part: string, whole: string) => ({
    value: rate(part, whole, true),
    previous: rate(part, whole, false),
    numerator: at(true, part),
    denominator: at(true, whole),
    definition: metricDefinitions[key],
  });
  const histogram = buckets.map((column) => at(true, column));
  const countOf = (isCurrent: boolean) => buckets.reduce((sum, column) => sum + at(isCurrent, column), 0);
  const mean = (isCurrent: boolean) =>
    countOf(isCurrent) === 0 ? null : at(isCurrent, 'response_sum_ms') / countOf(isCurrent);
  return {
    conversations: {
      value: at(true, 'conversations'),
      previous: at(false, 'conversations'),
      numerator: null,
      denominator: null,
      definition: metricDefinitions.conversations,
    },
    resolutionRate: rateMetric('resolutionRate', 'autonomous', 'involved'),
    conversionRate: rateMetric('conversionRate', 'converted', 'conversations'),
    botResponseTime: {
      meanMs: mean(true),
      p95Ms: percentile(histogram, 0.95),
      previousMeanMs: mean(false),
      count: countOf(true),
      definition: metricDefinitions.botResponseTime,
    },
  };
}

/** Linear inside its bucket. */
function percentile(histogram: readonly number[], share: number): number | null {
  const wanted = share * histogram.reduce((sum, bucket) => sum + bucket, 0);
  let seen = 0;
  for (const [index, bucket] of histogram.entries()) {
    if (bucket > 0 && seen + bucket >= wanted) {
      const low = bounds[index - 1] ?? 0;
      return low + ((bounds[index] ?? bounds.at(-1) ?? 0) - low) * ((wanted - seen) / bucket);
    }
    seen += bucket;
  }
  return null;
}

function pointsOf(
  rows: readonly DayRow[],
  { days, before }: { readonly days: readonly string[]; readonly before: string },
) {
  const byDay = new Map<string, Omit<DayRow, 'day' | 'botId'>>();
  for (const { day, conversations, goals, completed } of rows) {
    const sum = byDay.get(day) ?? { conversations: 0, goals: 0, completed: 0 };
    byDay.set(day, {
      conversations: sum.conversations + conversations,
      goals: sum.goals + goals,
      completed: sum.completed + completed,
    });
  }
  return days.map((date, index) => ({
    date,
    ...(byDay.get(date) ?? { conversations: 0, goals: 0, completed: 0 }),
    previousConversations: byDay.get(dayAfter(before, index))?.conversations ?? 0,
  }));
}

function cellsOf(rows: readonly { readonly hour: number; readonly conversations: number }[]): number[][] {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { hour, conversations } of rows) {
    const row = cells[Math.floor(hour / 24)];
    if (row !== undefined) row[hour % 24] = conversations;
  }
  return cells;
}

function seriesOf(rows: readonly DayRow[], bots: readonly NamedBot[], days: readonly string[]) {
  const counts = new Map(rows.map(({ day, botId, conversations }) => [`${botId} ${day}`, conversations]));
  return bots
    .map(({ id, name }) => {
      const points = days.map((date) => ({ date, conversations: counts.get(`${id} ${date}`) ?? 0 }));
      return { id, name, points, total: points.reduce((sum, { conversations }) => sum + conversations, 0) };
    })
    .toSorted((a, b) => b.total - a.total || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
    .map(({ id, points }) => ({ bot: { id: `bot_${hex(id)}` }, points }));
}
