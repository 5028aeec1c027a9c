import type { EntityManager } from '@mikro-orm/postgresql';
import { executeWithNext } from '@tertulia/persistence';
import type { ConversationStore, DueConversation, LockedConversation, SentId } from '../application/ports.js';
import { claimedUntil, dueAtOf } from '../domain/alarm.js';
import type { ChatSession, Conversation, PendingInput } from '../domain/conversation.js';
import type { Goal } from '../domain/fold-outputs.js';
import type { Message } from '../domain/message.js';
import type { SessionState } from '@tertulia/flow-engine';
import {
  columnOf,
  conversationFrom,
  conversationKeys,
  dateFrom,
  jsonFrom,
  messageKeys,
  parameterOf,
  places,
  rowsOf,
  selected,
} from './columns.js';
import { EffectIntentTable, MessageTable } from './tables.js';

const sentSql =
  'select 1 from message where conversation_id = ?::uuid and author = ?::text and client_message_id = ?::text';

/**
 * After waiting for another turn the locked rows are that turn's, but messages are those of before: `seenSequence` is
 * then smaller than the last sequence, and whether the message was sent must be asked again.
 */
const lockSql = `select ${selected(conversationKeys, 'c')}, s.state as "sessionState", s.pending_inputs as "pendingInputs",
    coalesce(b.is_paused, false) as "isPaused", coalesce(b.pause_message, '') as "pauseMessage",
    b.move_to_version_id as "moveToVersionId", b.moved_at as "movedAt", exists (${sentSql}) as "isSent",
    (select max(m.sequence) from message m where m.conversation_id = c.id) as "seenSequence"
  from conversation c join chat_session s on s.conversation_id = c.id left join published_bot b on b.bot_id = c.bot_id
  where c.id = ? and c.organization_id = ? for update of c, s`;

/** Columns that never change after the conversation was opened. */
const fixedKeys = new Set([
  'id',
  'organizationId',
  'botId',
  'channel',
  'isTest',
  'isDemo',
  'isCharged',
  'locale',
  'openedAt',
  'visitorId',
]);
const changingKeys = conversationKeys.filter((key) => !fixedKeys.has(key));

/** Both rows of a conversation in one round trip. */
const saveSql = `with session as (
    update chat_session set state = ?::jsonb, pending_inputs = ?::jsonb, due_at = ? where conversation_id = ? and organization_id = ?
  )
  update conversation set ${changingKeys.map((key) => `${columnOf(key)} = ?`).join(', ')} where id = ? and organization_id = ?`;

const addSql = `insert into conversation (${conversationKeys.map(columnOf).join(', ')}) values ${places(1, conversationKeys.length)}`;

const addSessionSql = `insert into chat_session (conversation_id, organization_id, state, pending_inputs, due_at)
  values (?, ?, ?::jsonb, ?::jsonb, ?)`;

const goalKeys = ['name', 'amountMinor', 'currency', 'at'] as const satisfies readonly (keyof Goal)[];
const goalColumns = `id, organization_id, conversation_id, ${goalKeys.map(columnOf).join(', ')}`;

const messageColumns = `organization_id, ${messageKeys.map(columnOf).join(', ')}`;

export class PostgresConversationStore implements ConversationStore {
  readonly #em: EntityManager;
  readonly #newId: () => string;

  constructor(em: EntityManager, newId: () => string) {
    this.#em = em;
    this.#newId = newId;
  }

  async add(conversation: Conversation, session: ChatSession): Promise<void> {
    const { id, organizationId } = conversation;
    await executeWithNext(
      this.#em,
      addSql,
      conversationKeys.map((key) => parameterOf(conversation[key])),
    );
    await executeWithNext(this.#em, addSessionSql, [id, organizationId, ...sessionValues(conversation, session)]);
  }

  async lock(organizationId: string, conversationId: string, sent?: SentId): Promise<LockedConversation | null> {
    const asked = [conversationId, sent?.author ?? null, sent?.clientMessageId ?? null];
    const parameters = [...asked, conversationId, organizationId];
    const [row] = await rowsOf<Record<string, unknown>>(this.#em, lockSql, parameters);
    if (row === undefined) return null;
    const conversation = conversationFrom(row);
    const isCurrent = sent === undefined || (row['seenSequence'] ?? 0) === conversation.lastSequence;
    const isSent = isCurrent ? row['isSent'] === true : (await rowsOf(this.#em, sentSql, asked)).length > 0;
    const session = {
      state: jsonFrom(row['sessionState']) as SessionState,
      pendingInputs: jsonFrom(row['pendingInputs']) as PendingInput[],
    };
    const bot = {
      ...{ isPaused: row['isPaused'] === true, pauseMessage: String(row['pauseMessage']) },
      moveToVersionId: (row['moveToVersionId'] ?? null) as string | null,
      movedAt: dateFrom(row['movedAt']),
    };
    return { conversation, session, bot, isSent };
  }

  async appendMessages(organizationId: string, messages: readonly Message[]): Promise<void> {
    const rows = messages.flatMap((message) => [
      organizationId,
      ...messageKeys.map((key) => parameterOf(message[key])),
    ]);
    const sql = `insert into message (${messageColumns}) values ${places(messages.length, messageKeys.length + 1)}`;
    await executeWithNext(this.#em, sql, rows);
  }

  async save(conversation: Conversation, session: ChatSession): Promise<void> {
    const { id, organizationId } = conversation;
    await executeWithNext(this.#em, saveSql, [
      ...sessionValues(conversation, session),
      ...[id, organizationId],
      ...changingKeys.map((key) => parameterOf(conversation[key])),
      ...[id, organizationId],
    ]);
  }

  async addGoals(conversation: Conversation, goals: readonly Goal[]): Promise<void> {
    const rows = goals.flatMap((goal) => [
      ...[this.#newId(), conversation.organizationId, conversation.id],
      ...goalKeys.map((key) => parameterOf(goal[key])),
    ]);
    const sql = `insert into goal (${goalColumns}) values ${places(goals.length, goalKeys.length + 3)}`;
    await executeWithNext(this.#em, sql, rows);
  }

  async ofSameVisitor(organizationId: string, conversationId: string): Promise<string[]> {
    const sql = `with visitor as (
        select coalesce(visitor_id, id) as id from conversation where id = ? and organization_id = ?
      )
      select c.id from conversation c join visitor v on c.id = v.id where c.organization_id = ?
      union select c.id from conversation c join visitor v on c.visitor_id = v.id where c.organization_id = ? order by id`;
    const parameters = [conversationId, organizationId, organizationId, organizationId];
    const rows = await rowsOf<{ id: string }>(this.#em, sql, parameters);
    return rows.map((row) => row.id);
  }

  async ofContact(organizationId: string, contactId: string, limit: number): Promise<string[]> {
    const sql =
      'select id from conversation where organization_id = ? and contact_id = ? order by opened_at, id limit ?';
    const rows = await rowsOf<{ id: string }>(this.#em, sql, [organizationId, contactId, limit]);
    return rows.map((row) => row.id);
  }

  async erase(conversation: Conversation, session: ChatSession): Promise<void> {
    const where = { conversationId: conversation.id, organizationId: conversation.organizationId };
    await this.#em.nativeUpdate(MessageTable, where, {
      text: '',
      content: [],
      clientMessageId: null,
      heard: null,
      sources: null,
    });
    await this.#em.nativeDelete(EffectIntentTable, where);
    await this.save(conversation, session);
  }

  async idle(now: Date, limit: number): Promise<{ id: string; organizationId: string }[]> {
    // A conversation that goes on by itself is not idle, nor is one whose flow waits for a call from outside.
    const sql = `select id, organization_id as "organizationId" from conversation c
      where state <> 'ENDED' and waiting_since is null and idle_at <= ? and not exists (
        select 1 from chat_session s where s.conversation_id = c.id and s.due_at is not null) and not exists (
        select 1 from effect_intent e where e.conversation_id = c.id and e.closed_at is null and e.effect ->> 'kind' = 'await'
          and e.deadline_at > ?)
      order by idle_at limit ? for update of c skip locked`;
    return rowsOf(this.#em, sql, [now.toISOString(), now.toISOString(), limit]);
  }

  async claimDue(now: Date, limit: number): Promise<DueConversation[]> {
    const sql = `update chat_session set due_at = ? where conversation_id in (
        select conversation_id from chat_session where due_at <= ? order by due_at limit ? for update skip locked)
      returning conversation_id as "conversationId", organization_id as "organizationId"`;
    return rowsOf(this.#em, sql, [claimedUntil(now).toISOString(), now.toISOString(), limit]);
  }

  async waiting(since: Date, limit: number): Promise<{ id: string; organizationId: string }[]> {
    const sql = `select id, organization_id as "organizationId" from conversation
      where state = 'WAITING_HUMAN' and waiting_since <= ? and waiting_told_at is null
      order by waiting_since limit ? for update skip locked`;
    return rowsOf(this.#em, sql, [since.toISOString(), limit]);
  }

  async openOf(organizationId: string, botId: string, limit: number): Promise<string[]> {
    const sql = `select id from conversation where organization_id = ? and bot_id = ? and state <> 'ENDED' limit ?`;
    const rows = await rowsOf<{ id: string }>(this.#em, sql, [organizationId, botId, limit]);
    return rows.map((row) => row.id);
  }
}

function sessionValues(conversation: Conversation, session: ChatSession): (string | null)[] {
  const dueAt = dueAtOf(conversation, session);
  return [JSON.stringify(session.state), JSON.stringify(session.pendingInputs), dueAt?.toISOString() ?? null];
}
