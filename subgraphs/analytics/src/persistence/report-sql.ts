import type { CountedQuery, ReportQuery, Scope } from '../application/ports.js';
import { isBySegment } from '../domain/metrics-filter.js';
import type { Window } from '../domain/window.js';
import { idArray } from '@tertulia/persistence';
import { uuidArray } from './sql-values.js';

/** A part of a statement with the values of its parameters. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

const nothing: Sql = { text: '', values: [] };

export function groupColumn({ groupBy }: Scope): string {
  return groupBy === 'BOT' ? 'bot_id' : 'version_id';
}

/** The condition on rows of rollups. */
export function filterSql(query: Scope): Sql {
  const { channels, languages, visitors } = query.filter;
  return together([
    scopeSql(query),
    listed('channel = any(?::text[])', channels),
    listed('language = any(?::text[])', languages),
    listed('visitor = any(?::text[])', visitors),
  ]);
}

/** The condition on rows that have a bot and a version. */
export function scopeSql(query: Scope): Sql {
  const { groupIds, filter } = query;
  return together([
    listed(`${groupColumn(query)} = any(?::uuid[])`, groupIds, uuidArray),
    listed('version_id = any(?::uuid[])', filter.versionIds, uuidArray),
  ]);
}

/** The condition on rows of conversations, whose segment is looked up in its fact; `row` has `organization_id` and `conversation_id`. */
export function segmentSql({ filter }: Scope, row: string): Sql {
  if (!isBySegment(filter)) return nothing;
  const visitor = `case fact->>'isReturning' when 'true' then 'RETURNING' when 'false' then 'NEW' else 'UNKNOWN' end`;
  const { text, values } = together([
    listed('f.channel = any(?::text[])', filter.channels),
    listed(`f.fact->>'language' = any(?::text[])`, filter.languages),
    listed(`${visitor} = any(?::text[])`, filter.visitors),
  ]);
  return {
    text: ` and exists (select from conversation_fact f where f.organization_id = ${row}.organization_id
      and f.conversation_id = ${row}.conversation_id${text})`,
    values,
  };
}

/** The condition that a time is in the parts of the window that count. */
export function rangesSql({ ranges }: Pick<CountedQuery | ReportQuery, 'ranges'>, column: string): Sql {
  if (ranges === null) return nothing;
  const bounds = (of: (range: Window) => Date): string => idArray(ranges.map((range) => of(range).toISOString()));
  return {
    text: ` and exists (select from unnest(?::timestamptz[], ?::timestamptz[]) as part(first, after)
      where ${column} >= part.first and ${column} < part.after)`,
    values: [bounds(({ from }) => from), bounds(({ to }) => to)],
  };
}

/** All conditions, each of which begins with "and". */
export function together(conditions: readonly Sql[]): Sql {
  return { text: conditions.map(({ text }) => text).join(''), values: conditions.flatMap(({ values }) => values) };
}

/** The rows of all parts; null without any. */
export function joined(parts: readonly Sql[]): Sql | null {
  if (parts.length === 0) return null;
  return { text: parts.map(({ text }) => text).join(' union all '), values: parts.flatMap(({ values }) => values) };
}

/** The values are ids or words of the platform. */
function listed(text: string, values: readonly string[] | null, arrayOf = idArray): Sql {
  return values === null ? nothing : { text: ` and ${text}`, values: [arrayOf(values)] };
}
