import type { EntityManager } from '@mikro-orm/postgresql';
import { idArray, readRows } from '@tertulia/persistence';
import type { PageRequest } from '@tertulia/use-case';
import type {
  ConversationFilter,
  ConversationReader,
  MessageRange,
  SentId,
  StoredGoal,
  Takeover,
} from '../application/ports.js';
import type { ChatSession, Conversation } from '../domain/conversation.js';
import type { BotCounts } from '../domain/live-counts.js';
import type { Message } from '../domain/message.js';
import type { WaitingAtBlock } from '../domain/waiting-at-block.js';
import { conversationFrom, conversationKeys, dateFrom, messageFrom, rowsOf, selected } from './columns.js';
import { conditionsOf } from './conversation-conditions.js';
import {
  conversationsOfVisitorsSql,
  firstMessagesSql,
  lastMessageSql,
  latestMessagesSql,
  liveCountsSql,
  unreadSql,
  waitingByBlockSql,
} from './hot-reads.js';
import { toTakeover } from './postgres-takeover-store.js';
import { ChatSessionTable, ConversationTable, GoalTable, MessageTable, TakeoverTable } from './tables.js';

type Row = Record<string, unknown>;

export class PostgresConversationReader implements ConversationReader {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<Conversation[]> {
    const tail = 'where organization_id = ? and id in (?)';
    const rows = await readRows(this.em, ConversationTable, { tail, values: [organizationId, ids] });
    return rows.map((row) => conversationFrom(row));
  }

  async list(organizationId: string, filter: ConversationFilter, page: PageRequest): Promise<Conversation[]> {
    const { sql: where, parameters } = conditionsOf(organizationId, filter);
    const isForward = page.direction === 'FORWARD';
    const beyond =
      page.cursor === null ? '' : `and (c.last_message_at, c.id) ${isForward ? '<' : '>'} (?::timestamptz, ?::uuid)`;
    const bounds = page.cursor === null ? [] : [page.cursor.sortKey, page.cursor.id];
    const order = isForward ? 'desc' : 'asc';
    const sql = `select ${selected(conversationKeys, 'c')} from conversation c where ${where} ${beyond}
      order by c.last_message_at ${order}, c.id ${order} limit ?`;
    const rows = await rowsOf<Row>(this.em, sql, [...parameters, ...bounds, page.limit + 1]);
    const found = rows.map(conversationFrom);
    return isForward ? found : found.toReversed();
  }

  async count(organizationId: string, filter: ConversationFilter): Promise<number> {
    const { sql: where, parameters } = conditionsOf(organizationId, filter);
    const sql = `select count(*)::int as total from conversation c where ${where}`;
    const [row] = await rowsOf<{ total: number }>(this.em, sql, parameters);
    return row?.total ?? 0;
  }

  async sessionsOf(organizationId: string, ids: readonly string[]): Promise<Map<string, ChatSession>> {
    const tail = 'where organization_id = ? and conversation_id in (?)';
    const rows = await readRows(this.em, ChatSessionTable, { tail, values: [organizationId, ids] });
    return new Map(rows.map(({ conversationId, state, pendingInputs }) => [conversationId, { state, pendingInputs }]));
  }

  async messagesAfter(
    organizationId: string,
    conversationId: string,
    { after, size }: Pick<MessageRange, 'after' | 'size'>,
  ): Promise<Message[]> {
    // Sequences are 32 bit integers: a larger bound means "none".
    if (after >= 2_147_483_647 || size <= 0) return [];
    const tail = 'where organization_id = ? and conversation_id = ? and sequence > ? order by sequence limit ?';
    const values = [organizationId, conversationId, after, size];
    return (await readRows(this.em, MessageTable, { tail, values })).map((row) => messageFrom(row));
  }

  async messagePages(
    organizationId: string,
    ids: readonly string[],
    { after, size, isFromEnd }: MessageRange,
  ): Promise<Map<string, Message[]>> {
    const sql = isFromEnd ? latestMessagesSql : firstMessagesSql;
    const rows = await rowsOf<Row>(this.em, sql, [idArray(ids), organizationId, after, size]);
    const byConversation = new Map<string, Message[]>();
    for (const message of rows.map(messageFrom)) {
      const known = byConversation.get(message.conversationId);
      if (known === undefined) byConversation.set(message.conversationId, [message]);
      else known.push(message);
    }
    return byConversation;
  }

  async bySentId(conversationId: string, sent: SentId): Promise<Message | null> {
    const row = await this.em.findOne(MessageTable, { conversationId, ...sent });
    return row === null ? null : messageFrom(row);
  }

  async lastMessages(organizationId: string, ids: readonly string[]): Promise<Message[]> {
    const rows = await rowsOf<Row>(this.em, lastMessageSql, [organizationId, ids]);
    return rows.map(messageFrom);
  }

  async ofVisitors(organizationId: string, visitorIds: readonly string[], latest: number): Promise<Conversation[]> {
    const values = [idArray(visitorIds), organizationId, latest];
    const rows = await rowsOf<Row>(this.em, conversationsOfVisitorsSql, values);
    return rows.map(conversationFrom);
  }

  async goalsOf(organizationId: string, ids: readonly string[]): Promise<StoredGoal[]> {
    const where = { organizationId, conversationId: { $in: [...ids] } };
    const rows = await this.em.find(GoalTable, where, { orderBy: { at: 'asc', id: 'asc' } });
    return rows.map(({ conversationId, name, amountMinor, currency, at }) => {
      return { conversationId, name, amountMinor: amountMinor ?? null, currency: currency ?? null, at };
    });
  }

  async takeoversOf(
    organizationId: string,
    ids: readonly string[],
    wanted: { isEndedToo: boolean } = { isEndedToo: false },
  ): Promise<Takeover[]> {
    const where = { organizationId, conversationId: { $in: [...ids] } };
    const rows = await this.em.find(TakeoverTable, wanted.isEndedToo ? where : { ...where, endedAt: null }, {
      orderBy: { startedAt: 'asc' },
    });
    return rows.map(toTakeover);
  }

  async unreadCounts(organizationId: string, userId: string, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await rowsOf<{ id: string; unread: number }>(this.em, unreadSql, [userId, organizationId, ids]);
    return new Map(rows.map((row) => [row.id, row.unread]));
  }

  async waitingByBlock(
    { organizationId, botIds }: { organizationId: string; botIds: readonly string[] },
    now: Date,
  ): Promise<WaitingAtBlock[]> {
    return rowsOf<WaitingAtBlock>(this.em, waitingByBlockSql, [organizationId, idArray(botIds), now.toISOString()]);
  }

  async liveCounts(organizationId: string, now: Date): Promise<Omit<BotCounts, 'present'>[]> {
    const values = [now.toISOString(), organizationId];
    const rows = await rowsOf<Omit<BotCounts, 'present'>>(this.em, liveCountsSql, values);
    return rows.map((row) => ({ ...row, waitingSince: dateFrom(row.waitingSince)?.toISOString() ?? null }));
  }
}
