import type { EntityManager } from '@mikro-orm/postgresql';
import { groupsOf, type ConversationFact } from '@tertulia/metrics';
import { executeWithNext } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type { CountedConversation, CountedQuery } from '../application/ports.js';
import type { FactChange } from '../domain/batch-fold.js';
import type { Window } from '../domain/window.js';
import { nilUuid, uuidArray } from './sql-values.js';

/** A conversation in one group, without its organization. */
interface CountedRow {
  conversation_group: string;
  bot_id: string;
  version_id: string;
  started_at: string;
  conversation_id: string;
}

const columns = 'conversation_group, bot_id, version_id, started_at, conversation_id';
const given = `json_to_recordset(?::json) as row(conversation_group text, bot_id uuid, version_id uuid, started_at timestamptz,
    conversation_id uuid)`;
const enterSql = `insert into counted_conversation (organization_id, ${columns}) select ?, row.* from ${given} on conflict do nothing`;
const leaveSql = `delete from counted_conversation c using ${given} where c.organization_id = ?
  and (c.conversation_group, c.started_at, c.conversation_id) = (row.conversation_group, row.started_at, row.conversation_id)`;

function rowsOf(fact: ConversationFact | null): Map<string, CountedRow> {
  if (fact === null) return new Map();
  const { botId, versionId, startedAt, conversationId } = fact;
  const rows = [...groupsOf(fact)].map((group): CountedRow => ({
    conversation_group: group,
    ...{ bot_id: botId, version_id: versionId ?? nilUuid },
    ...{ started_at: startedAt.toISOString(), conversation_id: conversationId },
  }));
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

interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The statement of a page. The rows of a page are next to each other in one index: of the organization, or of each bot or version, whose
 * pages are then merged.
 */
export function countedPageSql(query: CountedQuery, page: PageRequest): Sql {
  const isForward = page.direction === 'FORWARD';
  const order = isForward ? 'desc' : 'asc';
  const beyond =
    page.cursor === null
      ? { text: '', values: [] }
      : {
          text: ` and (started_at, conversation_id) ${isForward ? '<' : '>'} (?::timestamptz, ?::uuid)`,
          values: [page.cursor.sortKey, page.cursor.id],
        };
  const own = whereOf(query);
  const tail = `order by started_at ${order}, conversation_id ${order} limit ?`;
  const rows = `select conversation_id, bot_id, started_at from counted_conversation where ${own.text}${beyond.text}`;
  const values = [...own.values, ...beyond.values, page.limit + 1];
  if (query.groupIds === null) return { text: `${rows} ${tail}`, values };
  return {
    text: `select page.* from unnest(?::uuid[]) as wanted(id)
      cross join lateral (${rows} and ${groupColumn(query)} = wanted.id ${tail}) as page ${tail}`,
    values: [uuidArray([...new Set(query.groupIds)]), ...values, page.limit + 1],
  };
}

export async function readCountedPage(
  em: EntityManager,
  query: CountedQuery,
  page: PageRequest,
): Promise<CountedConversation[]> {
  const { text, values } = countedPageSql(query, page);
  type Row = Pick<CountedRow, 'conversation_id' | 'bot_id'> & { started_at: string | Date };
  const rows = (await em.execute<Row[]>(text, [...values])).map((row) => ({
    conversationId: row.conversation_id,
    botId: row.bot_id,
    startedAt: new Date(row.started_at),
  }));
  return page.direction === 'FORWARD' ? rows : rows.toReversed();
}

export async function countCounted(em: EntityManager, query: CountedQuery): Promise<number> {
  const { text, values } = whereOf(query);
  const isAll = query.groupIds === null;
  const [row] = await em.execute<{ total: number }[]>(
    `select count(*)::int as total from counted_conversation
    where ${text}${isAll ? '' : ` and ${groupColumn(query)} = any(?::uuid[])`}`,
    [...values, ...(query.groupIds === null ? [] : [uuidArray(query.groupIds)])],
  );
  return row?.total ?? 0;
}

function whereOf({ organizationId, group, window }: CountedQuery): Sql {
  return {
    text: 'organization_id = ? and conversation_group = ? and started_at >= ? and started_at < ?',
    values: [organizationId, group, window.from.toISOString(), window.to.toISOString()],
  };
}

function groupColumn({ groupBy }: CountedQuery): string {
  return groupBy === 'BOT' ? 'bot_id' : 'version_id';
}
