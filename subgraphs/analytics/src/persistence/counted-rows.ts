import type { EntityManager } from '@mikro-orm/postgresql';
import { listsOf, type ConversationFact } from '@tertulia/metrics';
import { executeWithNext } from '@tertulia/persistence';
import type { CountedConversation, CountedPage, CountedQuery } from '../application/ports.js';
import type { FactChange } from '../domain/batch-fold.js';
import type { Window } from '../domain/window.js';
import { countAsked, readAskedPage } from './asked-rows.js';
import { rangesSql, segmentSql, together, type Sql } from './report-sql.js';
import { uuidArray } from './sql-values.js';

/** A conversation in one group of one scope: its organization, its bot or its version. */
interface CountedRow {
  scope_id: string;
  conversation_group: string;
  started_at: string;
  conversation_id: string;
  bot_id: string;
}

const columns = 'scope_id, conversation_group, started_at, conversation_id, bot_id';
const given = `json_to_recordset(?::json)
  as row(scope_id uuid, conversation_group text, started_at timestamptz, conversation_id uuid, bot_id uuid)`;
const enterSql = `insert into counted_conversation (organization_id, ${columns}) select ?, row.* from ${given} on conflict do nothing`;
const leaveSql = `delete from counted_conversation c using ${given} where c.organization_id = ?
  and (c.scope_id, c.conversation_group, c.started_at, c.conversation_id)
    = (row.scope_id, row.conversation_group, row.started_at, row.conversation_id)`;

function rowsOf(fact: ConversationFact | null): Map<string, CountedRow> {
  if (fact === null) return new Map();
  const { organizationId, botId, versionId, startedAt, conversationId } = fact;
  const scopes = [organizationId, botId, ...(versionId === null ? [] : [versionId])];
  const shared = { started_at: startedAt.toISOString(), conversation_id: conversationId, bot_id: botId };
  const rows = [...listsOf(fact)].flatMap((group) =>
    scopes.map((scope): CountedRow => ({ scope_id: scope, conversation_group: group, ...shared })),
  );
  return new Map(rows.map((row) => [Object.values(row).join(' '), row]));
}

/** Conversations leave and enter groups by the difference. Sent with the transaction's next statement. */
export async function moveCounted(
  em: EntityManager,
  organizationId: string,
  changes: readonly FactChange[],
): Promise<void> {
  const pairs = changes.map(({ before, after }) => [rowsOf(before), rowsOf(after)] as const);
  const without = (rows: ReadonlyMap<string, CountedRow>, others: ReadonlyMap<string, CountedRow>): CountedRow[] =>
    [...rows].flatMap(([id, row]) => (others.has(id) ? [] : [row]));
  const left = pairs.flatMap(([before, after]) => without(before, after));
  const entered = pairs.flatMap(([before, after]) => without(after, before));
  if (left.length > 0) await executeWithNext(em, leaveSql, [JSON.stringify(left), organizationId]);
  if (entered.length > 0) await executeWithNext(em, enterSql, [organizationId, JSON.stringify(entered)]);
}

/** Those of conversations that started in the window. */
export async function removeCounted(em: EntityManager, organizationId: string, { from, to }: Window): Promise<void> {
  await em.execute(
    'delete from counted_conversation where organization_id = ? and started_at >= ? and started_at < ?',
    [organizationId, from.toISOString(), to.toISOString()],
    'run',
  );
}

/**
 * The statement of a page. The rows of a scope and group are next to each other in the one index of the table, so there is no other way to
 * read them; the pages of several bots are merged.
 */
export function countedPageSql(query: CountedQuery, page: CountedPage): Sql {
  const { organizationId, group, window } = query;
  const isBeyond = ' and (started_at, conversation_id) < (?::timestamptz, ?::uuid)';
  const filter = conditionsOf(query);
  const tail = 'order by started_at desc, conversation_id desc limit ?';
  return {
    text: `select page.* from unnest(?::uuid[]) as wanted(id) cross join lateral (
        select conversation_id, bot_id, started_at from counted_conversation as counted
        where organization_id = ? and scope_id = wanted.id and conversation_group = ? and started_at >= ? and started_at < ?
          ${page.cursor === null ? '' : isBeyond}${filter.text} ${tail}
      ) as page ${tail}`,
    values: [
      ...[scopesOf(query), organizationId, group, window.from.toISOString(), window.to.toISOString()],
      ...(page.cursor === null ? [] : [page.cursor.sortKey, page.cursor.id]),
      ...filter.values,
      ...[page.limit + 1, page.limit + 1],
    ],
  };
}

export async function readCountedPage(
  em: EntityManager,
  query: CountedQuery,
  page: CountedPage,
): Promise<CountedConversation[]> {
  if (typeof query.group !== 'string') return readAskedPage(em, query, { asked: query.group, page });
  const { text, values } = countedPageSql(query, page);
  type Row = Pick<CountedRow, 'conversation_id' | 'bot_id'> & { started_at: string | Date };
  return (await em.execute<Row[]>(text, [...values])).map((row) => ({
    conversationId: row.conversation_id,
    botId: row.bot_id,
    startedAt: new Date(row.started_at),
  }));
}

export async function countCounted(em: EntityManager, query: CountedQuery): Promise<number> {
  const { organizationId, group, window } = query;
  if (typeof group !== 'string') return countAsked(em, query, group);
  const filter = conditionsOf(query);
  const [row] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from counted_conversation as counted
      where organization_id = ? and scope_id = any(?::uuid[]) and conversation_group = ? and started_at >= ? and started_at < ?
        ${filter.text}`,
    [organizationId, scopesOf(query), group, window.from.toISOString(), window.to.toISOString(), ...filter.values],
  );
  return row?.total ?? 0;
}

/** Versions are scopes of their own; of them, only those of the bots count. */
function scopesOf({ organizationId, groupIds, filter }: CountedQuery): string {
  return uuidArray([...new Set(filter.versionIds ?? groupIds ?? [organizationId])]);
}

function conditionsOf(query: CountedQuery): Sql {
  const { filter, groupBy, groupIds } = query;
  const isNarrowed = filter.versionIds !== null && groupBy === 'BOT' && groupIds !== null;
  const ofBots: Sql = isNarrowed
    ? { text: ' and bot_id = any(?::uuid[])', values: [uuidArray(groupIds)] }
    : { text: '', values: [] };
  return together([ofBots, rangesSql(query, 'started_at'), segmentSql(query, 'counted')]);
}
