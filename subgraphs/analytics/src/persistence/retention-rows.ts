import type { EntityManager } from '@mikro-orm/postgresql';
import { erasedEvent } from '../application/ports.js';
import type { Removal } from '../application/tracked-ports.js';

/** Rows that one statement removes, so that none runs for long. */
const rowsAtOnce = 5_000;

export async function readOrganizationIds(em: EntityManager): Promise<string[]> {
  const sql = 'select organization_id as id from organization where deleted_at is null order by 1';
  return (await em.execute<{ id: string }[]>(sql)).map(({ id }) => id);
}

export async function removeOldEvents(em: EntityManager, organizationId: string, before: Date): Promise<number> {
  const time = before.toISOString();
  const [row] = await em.execute<{ n: number }[]>(
    `with tracked as (
      delete from tracked_event where (organization_id, event_id) in (
        select organization_id, event_id from tracked_event where organization_id = ? and at < ? limit ${rowsAtOnce}) returning 1
    ), counted as (
      delete from event where (organization_id, event_id) in (
        select organization_id, event_id from event where organization_id = ? and occurred_at < ?
          and conversation_id is not null and name <> '${erasedEvent}' limit ${rowsAtOnce}) returning 1
    )
    select ((select count(*) from tracked) + (select count(*) from counted))::int as n`,
    [organizationId, time, organizationId, time],
  );
  return row?.n ?? 0;
}

export async function recordRemoval(
  em: EntityManager,
  organizationId: string,
  { day, reason, count }: Removal,
): Promise<void> {
  await em.execute(
    `insert into removal (organization_id, day, reason, count) values (?, ?, ?, ?)
    on conflict (organization_id, day, reason) do update set count = removal.count + excluded.count`,
    [organizationId, day, reason, count],
    'run',
  );
}

export async function readRemovals(em: EntityManager, organizationId: string): Promise<Removal[]> {
  return em.execute<Removal[]>(
    'select day::text as day, reason, count::float8 as count from removal where organization_id = ? order by removal.day, reason',
    [organizationId],
  );
}
