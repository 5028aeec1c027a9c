import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlanCode } from '@tertulia/plan-limits';
import { erasedEvent } from '../application/ports.js';
import type { TrackedPage, TrackedQuery } from '../application/tracked-ports.js';
import type { FactKey } from '../domain/batch-fold.js';
import type { TrackedEvent } from '../domain/tracked-event.js';
import { revivedFact } from './fact-rows.js';
import type { ConversationFact } from '@tertulia/metrics';
import { uuidArray } from './sql-values.js';

interface TrackedRow {
  readonly event_id: string;
  readonly name: string;
  readonly at: Date | string;
  readonly received_at: Date | string;
  readonly conversation_id: string | null;
  readonly bot_id: string | null;
  readonly goal: TrackedEvent['goal'];
  readonly attributes: TrackedEvent['attributes'];
}

/** The columns of an event, without its organization. */
export const trackedColumns = {
  ...{ event_id: 'text', name: 'text', at: 'timestamptz', received_at: 'timestamptz' },
  ...{ conversation_id: 'uuid', bot_id: 'uuid', goal: 'jsonb', attributes: 'jsonb' },
} as const;

export function trackedRow(event: TrackedEvent): Record<string, unknown> {
  const { eventId, name, at, receivedAt, conversationId, botId, goal, attributes } = event;
  return {
    ...{ event_id: eventId, name, at, received_at: receivedAt, conversation_id: conversationId },
    ...{ bot_id: botId, goal, attributes },
  };
}

export function trackedFrom(row: TrackedRow): TrackedEvent {
  const { event_id: eventId, name, at, received_at: receivedAt, conversation_id: conversationId } = row;
  const { bot_id: botId, goal, attributes } = row;
  return {
    ...{ eventId, name, at: new Date(at), receivedAt: new Date(receivedAt), conversationId, botId },
    ...{ goal, attributes },
  };
}

const typed = Object.entries(trackedColumns).map(([name, type]) => `${name} ${type}`);
const columns = Object.keys(trackedColumns).join(', ');

export async function addTracked(
  em: EntityManager,
  organizationId: string,
  events: readonly TrackedEvent[],
): Promise<Set<string>> {
  const rows = await em.execute<{ event_id: string }[]>(
    `insert into tracked_event (organization_id, ${columns})
    select ?, row.* from json_to_recordset(?::json) as row(${typed.join(', ')}) on conflict do nothing returning event_id`,
    [organizationId, JSON.stringify(events.map(trackedRow))],
  );
  return new Set(rows.map((row) => row.event_id));
}

export async function knownTracked(
  em: EntityManager,
  organizationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await em.execute<{ event_id: string }[]>(
    `select event_id from tracked_event where organization_id = ?
      and event_id in (select json_array_elements_text(?::json) collate "C")`,
    [organizationId, JSON.stringify(ids)],
  );
  return new Set(rows.map((row) => row.event_id));
}

export async function receivedSince(em: EntityManager, organizationId: string, since: Date): Promise<number> {
  const sql = 'select count(*)::int as n from tracked_event where organization_id = ? and received_at >= ?';
  const [row] = await em.execute<{ n: number }[]>(sql, [organizationId, since.toISOString()]);
  return row?.n ?? 0;
}

export async function conversationKeys(
  em: EntityManager,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, FactKey>> {
  if (ids.length === 0) return new Map();
  const sql = 'select fact from conversation_fact where organization_id = ? and conversation_id = any(?::uuid[])';
  const rows = await em.execute<{ fact: ConversationFact }[]>(sql, [organizationId, uuidArray(ids)]);
  return new Map(
    rows.map(({ fact }) => {
      const { conversationId, botId, versionId, channel, startedAt } = revivedFact(fact);
      return [conversationId, { conversationId, organizationId, botId, versionId, channel, startedAt }];
    }),
  );
}

export async function erasedAmong(
  em: EntityManager,
  organizationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await em.execute<{ id: string }[]>(
    `select conversation_id as id from event
    where organization_id = ? and name = '${erasedEvent}' and conversation_id = any(?::uuid[])`,
    [organizationId, uuidArray([...new Set(ids)])],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function eraseTracked(em: EntityManager, organizationId: string, ids: readonly string[]): Promise<number> {
  const rows = await em.execute<unknown[]>(
    `update tracked_event set attributes = '[]' where organization_id = ? and conversation_id = any(?::uuid[])
      and attributes <> '[]' returning 1`,
    [organizationId, uuidArray([...new Set(ids)])],
  );
  return rows.length;
}

export async function readTracked(em: EntityManager, query: TrackedQuery, page: TrackedPage): Promise<TrackedEvent[]> {
  const { text, values } = conditionOf(query);
  const beyond = page.cursor === null ? '' : 'and (at, event_id) < (?::timestamptz, ? collate "C")';
  const rows = await em.execute<TrackedRow[]>(
    `select ${columns} from tracked_event where ${text} ${beyond} order by at desc, event_id desc limit ?`,
    [...values, ...(page.cursor === null ? [] : [page.cursor.sortKey, page.cursor.id]), page.limit + 1],
  );
  return rows.map(trackedFrom);
}

export async function countTracked(em: EntityManager, query: TrackedQuery): Promise<number> {
  const { text, values } = conditionOf(query);
  const [row] = await em.execute<{ n: number }[]>(`select count(*)::int as n from tracked_event where ${text}`, values);
  return row?.n ?? 0;
}

function conditionOf(query: TrackedQuery): { text: string; values: unknown[] } {
  const { organizationId, botIds, names, from, to, conversationId, attributes } = query;
  const parts: [string, unknown][] = [
    ['organization_id = ?', organizationId],
    ...(botIds === null ? [] : [['bot_id = any(?::uuid[])', uuidArray(botIds)] as [string, unknown]]),
    ...(names.length === 0
      ? []
      : [['name in (select json_array_elements_text(?::json))', JSON.stringify(names)] as [string, unknown]]),
    ...(from === null ? [] : [['at >= ?', from.toISOString()] as [string, unknown]]),
    ...(to === null ? [] : [['at < ?', to.toISOString()] as [string, unknown]]),
    ...(conversationId === null ? [] : [['conversation_id = ?', conversationId] as [string, unknown]]),
    ...(attributes.length === 0 ? [] : [['attributes @> ?::jsonb', JSON.stringify(attributes)] as [string, unknown]]),
  ];
  return { text: parts.map(([text]) => text).join(' and '), values: parts.map(([, value]) => value) };
}

export async function planOf(em: EntityManager, organizationId: string): Promise<PlanCode | null> {
  const sql = 'select plan_code from event_plan where organization_id = ?';
  const [row] = await em.execute<{ plan_code: PlanCode }[]>(sql, [organizationId]);
  return row?.plan_code ?? null;
}

export async function rememberPlan(
  em: EntityManager,
  organizationId: string,
  { planCode, knownAt }: { planCode: PlanCode; knownAt: Date },
): Promise<void> {
  await em.execute(
    `insert into event_plan (organization_id, plan_code, known_at) values (?, ?, ?) on conflict (organization_id)
    do update set plan_code = excluded.plan_code, known_at = excluded.known_at where event_plan.known_at < excluded.known_at`,
    [organizationId, planCode, knownAt.toISOString()],
    'run',
  );
}
