import type { EntityManager } from '@mikro-orm/postgresql';
import { unansweredMax, type ReportQuery, type UnansweredCount } from '../application/ports.js';
import type { AskedQuestion } from '../domain/asked-questions.js';
import { groupColumn, rangesSql, scopeSql, segmentSql, together } from './report-sql.js';
import { nilUuid } from './sql-values.js';

/** Converts a question to its table row. */
export function questionRow({ eventId, conversationId, botId, versionId, lastAskedAt, ...rest }: AskedQuestion) {
  const ids = { event_id: eventId, conversation_id: conversationId, bot_id: botId };
  return { ...ids, version_id: versionId ?? nilUuid, last_asked_at: lastAskedAt, ...rest };
}

/** The most frequent questions of each group. */
export async function readUnanswered(em: EntityManager, query: ReportQuery): Promise<UnansweredCount[]> {
  const group = groupColumn(query);
  const { from, to } = query.window;
  const filter = together([scopeSql(query), rangesSql(query, 'bucket'), segmentSql(query, 'asked_one')]);
  const rows = await em.execute<UnansweredCount[]>(
    `select "groupId", "botId", question, count, last_asked_at as "lastAskedAt" from (
      select ${group} as "groupId", bot_id as "botId", (array_agg(shown order by last_asked_at desc))[1] as question,
        sum(asked)::int as count, max(last_asked_at) as last_asked_at,
        row_number() over (partition by ${group} order by sum(asked) desc, max(last_asked_at) desc, folded) as place
      from unanswered_event as asked_one
      where organization_id = ? and bucket >= ? and bucket < ? and asked > 0${filter.text}
      group by ${group}, bot_id, folded
    ) as ranked where place <= ${unansweredMax}`,
    [query.organizationId, from.toISOString(), to.toISOString(), ...filter.values],
  );
  return rows.map((row) => ({ ...row, lastAskedAt: new Date(row.lastAskedAt) }));
}
