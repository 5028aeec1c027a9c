import type { EntityManager } from '@mikro-orm/postgresql';
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
import {
  conversationFrom,
  conversationKeys,
  dateFrom,
  messageFrom,
  messageKeys,
  places,
  rowsOf,
  selected,
} from './columns.js';
import { conditionsOf } from './conversation-conditions.js';
import { toTakeover } from './postgres-takeover-store.js';
import { ChatSessionTable, ConversationTable, GoalTable, MessageTable, TakeoverTable } from './tables.js';

type Row = Record<string, unknown>;

export class PostgresConversationReader implements ConversationReader {
  constructor(private readonly em: EntityManager) {}

  async byIds(organizationId: string, ids: readonly string[]): Promise<Conversation[]> {
    const rows = await this.em.find(ConversationTable, { organizationId, id: { $in: [...ids] } });
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
    const rows = await this.em.find(ChatSessionTable, { organizationId, conversationId: { $in: [...ids] } });
    return new Map(rows.map(({ conversationId, state, pendingInputs }) => [conversationId, { state, pendingInputs }]));
  }

  async messagesAfter(
    organizationId: string,
    conversationId: string,
    { after, size }: Pick<MessageRange, 'after' | 'size'>,
  ): Promise<Message[]> {
    // Sequences are 32 bit integers: a larger bound means "none".
    if (after >= 2_147_483_647 || size <= 0) return [];
    const where = { organizationId, conversationId, sequence: { $gt: after } };
    const rows = await this.em.find(MessageTable, where, { orderBy: { sequence: 'asc' }, limit: size });
    return rows.map((row) => messageFrom(row));
  }

  async messagePages(
    organizationId: string,
    ids: readonly string[],
    { after, size, isFromEnd }: MessageRange,
  ): Promise<Map<string, Message[]>> {
    const sql = `select ${selected(messageKeys, 'm')} from (values ${places(ids.length, 1)}) as wanted (id)
      join lateral (
        select * from message where conversation_id = wanted.id::uuid and organization_id = ?::uuid and sequence > ?
        order by sequence ${isFromEnd ? 'desc ' : ''}limit ?
      ) m on true order by m.conversation_id, m.sequence`;
    const rows = await rowsOf<Row>(this.em, sql, [...ids, organizationId, after, size]);
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
    const sql = `select ${selected(messageKeys, 'm')} from conversation c
      join message m on m.conversation_id = c.id and m.sequence = c.last_sequence
      where c.organization_id = ? and c.id in ${places(1, ids.length)}`;
    const rows = await rowsOf<Row>(this.em, sql, [organizationId, ...ids]);
    return rows.map(messageFrom);
  }

  async ofVisitors(organizationId: string, visitorIds: readonly string[], latest: number): Promise<Conversation[]> {
    const sql = `select ${selected(conversationKeys, 'c')} from (values ${places(visitorIds.length, 1)}) as wanted (id)
      join lateral (
        select * from conversation where organization_id = ?::uuid and visitor_id = wanted.id::uuid and counted_at is not null
        order by opened_at desc, id desc limit ?
      ) c on true order by c.opened_at desc, c.id desc`;
    const rows = await rowsOf<Row>(this.em, sql, [...visitorIds, organizationId, latest]);
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
    const sql = `select m.conversation_id as id, count(*)::int as unread from message m
      left join read_mark r on r.conversation_id = m.conversation_id and r.user_id = ?
      where m.organization_id = ? and m.author = 'VISITOR' and m.sequence > coalesce(r.sequence, 0)
        and m.conversation_id in ${places(1, ids.length)}
      group by m.conversation_id`;
    const rows = await rowsOf<{ id: string; unread: number }>(this.em, sql, [userId, organizationId, ...ids]);
    return new Map(rows.map((row) => [row.id, row.unread]));
  }

  async liveCounts(organizationId: string, now: Date): Promise<Omit<BotCounts, 'present'>[]> {
    const sql = `select bot_id as "botId", count(*) filter (where idle_at > ?)::int as active,
        count(*) filter (where state = 'WAITING_HUMAN')::int as waiting,
        count(*) filter (where state = 'HUMAN')::int as "withHuman", min(waiting_since) filter (where state = 'WAITING_HUMAN') as "waitingSince"
      from conversation where organization_id = ? and state <> 'ENDED' and counted_at is not null and not is_test
      group by bot_id`;
    const rows = await rowsOf<Omit<BotCounts, 'present'>>(this.em, sql, [now.toISOString(), organizationId]);
    return rows.map((row) => ({ ...row, waitingSince: dateFrom(row.waitingSince)?.toISOString() ?? null }));
  }
}
