import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@tertulia/errors';
import { executeWithNext } from '@tertulia/persistence';
import { rollupRevision } from '../domain/recount.js';

export interface LockedOrganization {
  timeZone: string;
  isDeleted: boolean;
}

/** Null as the time of the newest event leaves it as it is. */
const lockSql = `
  insert into organization (organization_id, time_zone, sequence, data_until, rollup_revision)
  values (?, 'UTC', 1, ?, ${rollupRevision})
  on conflict (organization_id) do update set sequence = organization.sequence + 1, data_until =
    case when organization.deleted_at is null then greatest(organization.data_until, excluded.data_until) end`;

/**
 * Locks the organization's metrics until the transaction ends, and increments its sequence. Batches of one organization
 * run one after the other, so that nothing else needs a lock and no deadlock is possible.
 * @throws DomainError DATABASE_UNAVAILABLE while its metrics are being copied here from another store
 */
export async function lockOrganization(em: EntityManager, organizationId: string): Promise<LockedOrganization> {
  const [row] = await em.execute<{ time_zone: string; is_deleted: boolean; is_moving: boolean }[]>(
    `${lockSql} returning time_zone, deleted_at is not null as is_deleted, is_moving`,
    [organizationId, null],
  );
  if (row?.is_moving === true) throw new DomainError('DATABASE_UNAVAILABLE');
  return { timeZone: row?.time_zone ?? 'UTC', isDeleted: row?.is_deleted ?? false };
}

/** Locks as `lockOrganization`, and counts events until `dataUntil`; sent with the transaction's next statement. */
export async function holdOrganization(em: EntityManager, organizationId: string, dataUntil: Date): Promise<void> {
  await executeWithNext(em, lockSql, [organizationId, dataUntil]);
}

/** An event as it is stored. */
export interface StoredEvent {
  readonly eventId: string;
  readonly occurredAt: Date;
  readonly name: string;
  readonly conversationId: string | null;
  readonly detail: unknown;
}

/** The columns of an event, without its organization. */
export function eventRow({ eventId, occurredAt, name, conversationId, detail }: StoredEvent): Record<string, unknown> {
  return { event_id: eventId, occurred_at: occurredAt, name, conversation_id: conversationId, detail };
}

/** Stores events; returns the ids of the new ones. */
export async function insertEvents(
  em: EntityManager,
  organizationId: string,
  events: readonly StoredEvent[],
): Promise<Set<string>> {
  const inserted = await em.execute<{ event_id: string }[]>(
    `insert into event (organization_id, event_id, occurred_at, name, conversation_id, detail)
    select ?, row.* from json_to_recordset(?::json)
      as row(event_id uuid, occurred_at timestamptz, name text, conversation_id uuid, detail jsonb)
    on conflict do nothing returning event_id`,
    [organizationId, JSON.stringify(events.map(eventRow))],
  );
  return new Set(inserted.map((row) => row.event_id));
}

const tables = [
  'event',
  'conversation_fact',
  'counted_conversation',
  'rollup_minute',
  'rollup_hour',
  'rollup_day',
  'segment_hour',
  'segment_day',
  'heat',
  'tracked_event',
  'event_plan',
  'removal',
  'unanswered_question',
  'unanswered_event',
  'bot_version',
  'bot',
];

/** Deletes every row except the organization's own, which stays empty to refuse late events. */
export async function deleteRows(em: EntityManager, organizationId: string): Promise<void> {
  await lockOrganization(em, organizationId);
  for (const table of tables) {
    await em.execute(`delete from ${table} where organization_id = ?`, [organizationId], 'run');
  }
  await em.execute(
    `update organization set deleted_at = now(), time_zone = 'UTC', data_until = null where organization_id = ?`,
    [organizationId],
    'run',
  );
}
