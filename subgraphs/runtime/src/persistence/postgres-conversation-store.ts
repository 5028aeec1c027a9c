import type { EntityManager } from '@mikro-orm/postgresql';
import { heavyJson } from '@tertulia/persistence';
import type { ConversationStore, LockedConversation, SentId } from '../application/ports.js';
import type { ChatSession, Conversation, PendingInput } from '../domain/conversation.js';
import type { Goal } from '../domain/fold-outputs.js';
import type { Message } from '../domain/message.js';
import type { SessionState } from '@tertulia/flow-engine';
import {
  columnOf,
  conversationFrom,
  conversationKeys,
  jsonFrom,
  messageKeys,
  parameterOf,
  places,
  rowsOf,
  selected,
} from './columns.js';
import { ChatSessionTable, ConversationTable, EffectIntentTable, GoalTable, MessageTable } from './tables.js';

const lockSql = `select ${selected(conversationKeys, 'c')}, s.state as "sessionState", s.pending_inputs as "pendingInputs",
    coalesce(b.is_paused, false) as "isPaused", coalesce(b.pause_message, '') as "pauseMessage"
  from conversation c join chat_session s on s.conversation_id = c.id left join published_bot b on b.bot_id = c.bot_id
  where c.id = ? and c.organization_id = ? for update of c, s`;

/** Columns that never change after the conversation was opened. */
const fixedKeys = new Set([
  'id',
  'organizationId',
  'botId',
  'versionId',
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
    update chat_session set state = ?::jsonb, pending_inputs = ?::jsonb where conversation_id = ? and organization_id = ?
  )
  update conversation set ${changingKeys.map((key) => `${columnOf(key)} = ?`).join(', ')} where id = ? and organization_id = ?`;

const messageColumns = `organization_id, ${messageKeys.map(columnOf).join(', ')}`;

export class PostgresConversationStore implements ConversationStore {
  readonly #em: EntityManager;
  readonly #newId: () => string;

  constructor(em: EntityManager, newId: () => string) {
    this.#em = em;
    this.#newId = newId;
  }

  async add(conversation: Conversation, session: ChatSession): Promise<void> {
    const { id: conversationId, organizationId } = conversation;
    await this.#em.insert(ConversationTable, conversation);
    const { state, pendingInputs } = session;
    await this.#em.insert(ChatSessionTable, {
      conversationId,
      organizationId,
      state: heavyJson(state),
      pendingInputs: [...pendingInputs],
    });
  }

  async lock(organizationId: string, conversationId: string): Promise<LockedConversation | null> {
    const [row] = await rowsOf<Record<string, unknown>>(this.#em, lockSql, [conversationId, organizationId]);
    if (row === undefined) return null;
    const session = {
      state: jsonFrom(row['sessionState']) as SessionState,
      pendingInputs: jsonFrom(row['pendingInputs']) as PendingInput[],
    };
    const bot = { isPaused: row['isPaused'] === true, pauseMessage: String(row['pauseMessage']) };
    return { conversation: conversationFrom(row), session, bot };
  }

  /** The conversation is locked, so nobody else adds messages and one statement can check and insert. */
  async appendMessages(organizationId: string, messages: readonly Message[], sent: SentId | null): Promise<boolean> {
    const [first] = messages;
    if (first === undefined) return true;
    const rows = messages.flatMap((message) => [
      organizationId,
      ...messageKeys.map((key) => parameterOf(message[key])),
    ]);
    const sql = `insert into message (${messageColumns})
      select v.organization_id::uuid, v.id::uuid, v.conversation_id::uuid, v.sequence::integer, v.author, v.member_id::uuid,
        v.content::jsonb, v.text, v.at::timestamptz, v.block_id, v.client_message_id, v.author_name, v.is_by_key::boolean,
        v.heard::jsonb
      from (values ${places(messages.length, messageKeys.length + 1)}) as v (${messageColumns})
      where not exists (
        select 1 from message where conversation_id = ?::uuid and author = ?::text and client_message_id = ?::text
      )
      returning sequence`;
    const stored = await rowsOf(this.#em, sql, [
      ...rows,
      first.conversationId,
      sent?.author ?? null,
      sent?.clientMessageId ?? null,
    ]);
    return stored.length > 0;
  }

  async hasSent(conversationId: string, sent: SentId): Promise<boolean> {
    return (await this.#em.count(MessageTable, { conversationId, ...sent })) > 0;
  }

  async save(conversation: Conversation, session: ChatSession): Promise<void> {
    const { id, organizationId } = conversation;
    await this.#em.execute(
      saveSql,
      [
        JSON.stringify(session.state),
        JSON.stringify(session.pendingInputs),
        ...[id, organizationId],
        ...changingKeys.map((key) => parameterOf(conversation[key])),
        ...[id, organizationId],
      ],
      'run',
    );
  }

  async addGoals(conversation: Conversation, goals: readonly Goal[]): Promise<void> {
    const { id: conversationId, organizationId } = conversation;
    const rows = goals.map((goal) => ({ id: this.#newId(), organizationId, conversationId, ...goal }));
    await this.#em.insertMany(GoalTable, rows);
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
    await this.#em.nativeUpdate(MessageTable, where, { text: '', content: [], clientMessageId: null, heard: null });
    await this.#em.nativeDelete(EffectIntentTable, where);
    await this.save(conversation, session);
  }

  async idle(now: Date, limit: number): Promise<{ id: string; organizationId: string }[]> {
    // While a flow waits for a call from outside, its conversation is not idle.
    const sql = `select id, organization_id as "organizationId" from conversation c
      where state <> 'ENDED' and waiting_since is null and idle_at <= ? and not exists (
        select 1 from effect_intent e where e.conversation_id = c.id and e.closed_at is null and e.effect ->> 'kind' = 'await'
          and e.deadline_at > ?)
      order by idle_at limit ? for update of c skip locked`;
    return rowsOf(this.#em, sql, [now.toISOString(), now.toISOString(), limit]);
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
