import type { EntityManager } from '@mikro-orm/postgresql';
import type { AskedGroup, CountedConversation, CountedPage, CountedQuery } from '../application/ports.js';
import { rangesSql, scopeSql, segmentSql, together, type Sql } from './report-sql.js';
import { uuidArray } from './sql-values.js';

/** Reads the questions of the window, as the report does, and then the conversations of the one. */
export async function readAskedPage(
  em: EntityManager,
  query: CountedQuery,
  { asked, page }: { asked: AskedGroup; page: CountedPage },
): Promise<CountedConversation[]> {
  const { text, values } = conversationsSql(query, asked);
  const { cursor, limit } = page;
  const isBeyond = cursor === null ? '' : ' and (f.started_at, f.conversation_id) < (?::timestamptz, ?::uuid)';
  const rows = await em.execute<CountedConversation[]>(
    `select f.conversation_id as "conversationId", f.bot_id as "botId", f.started_at as "startedAt" ${text}${isBeyond}
    order by f.started_at desc, f.conversation_id desc limit ?`,
    [...values, ...(cursor === null ? [] : [cursor.sortKey, cursor.id]), limit + 1],
  );
  return rows.map((row) => ({ ...row, startedAt: new Date(row.startedAt) }));
}

export async function countAsked(em: EntityManager, query: CountedQuery, asked: AskedGroup): Promise<number> {
  const { text, values } = conversationsSql(query, asked);
  const [row] = await em.execute<{ total: number }[]>(`select count(*)::int as total ${text}`, [...values]);
  return row?.total ?? 0;
}

function conversationsSql(query: CountedQuery, { botId, folded }: AskedGroup): Sql {
  const { organizationId, window } = query;
  const filter = together([scopeSql(query), rangesSql(query, 'bucket'), segmentSql(query, 'asked_one')]);
  return {
    text: `from conversation_fact as f where f.organization_id = ? and f.conversation_id in (
      select conversation_id from unanswered_event as asked_one
      where organization_id = ? and bucket >= ? and bucket < ? and asked > 0 and bot_id = any(?::uuid[]) and folded = ?${filter.text})`,
    values: [
      ...[organizationId, organizationId, window.from.toISOString(), window.to.toISOString()],
      ...[uuidArray([botId]), folded, ...filter.values],
    ],
  };
}
