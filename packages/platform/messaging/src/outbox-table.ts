import type { EntityManager } from '@mikro-orm/postgresql';
import { parseEvent } from '@tertulia/events';
import type { DomainEvent } from '@tertulia/events';

/** A stored event. */
export interface OutboxRow {
  readonly sequence: string;
  readonly event_id: string;
  readonly name: string;
  readonly organization_id: string;
  readonly occurred_at: Date | string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly request_id: string | null;
  readonly traceparent: string | null;
}

/** The outcome of a failed attempt, to be stored. */
export interface FailedTry {
  readonly row: OutboxRow;
  readonly error: Error;
  readonly attempts: number;
  readonly now: Date;
  /** Null: it was the last attempt. */
  readonly nextAttemptAt: Date | null;
}

/** How many events wait in an outbox. */
export interface OutboxDepth {
  readonly waiting: number;
  /** Age of the oldest waiting event; 0 when none waits. */
  readonly oldestSeconds: number;
  readonly deadLetters: number;
}

/**
 * An event that waits for its next attempt holds back the later ones of its organization. An attempt scheduled further ahead than the
 * longest delay was scheduled by a clock that has since been set back: it is due.
 */
const pendingSql = `
  select o.sequence, o.event_id, o.name, o.organization_id, o.occurred_at, o.payload, o.attempts,
    o.request_id, o.traceparent
  from outbox o
  where o.done_at is null and o.failed_at is null and not exists (
    select 1 from outbox e
    where e.organization_id = o.organization_id and e.sequence <= o.sequence
      and e.done_at is null and e.failed_at is null and e.next_attempt_at > ? and e.next_attempt_at <= ?
  )
  order by o.sequence limit ? for update of o skip locked`;
/** One relay at a time uses an outbox, whatever the number of processes; otherwise one could overtake another. */
const lockSql = "select pg_try_advisory_xact_lock(hashtext('tertulia.outbox')) as is_mine";
const depthSql = `select
  (select count(*)::int from outbox where done_at is null and failed_at is null) as waiting,
  (select min(occurred_at) from outbox where done_at is null and failed_at is null) as oldest,
  (select count(*)::int from outbox where failed_at is not null) as set_aside`;
const removalPage = 5_000;
const removalSql = `delete from outbox where sequence in (
  select sequence from outbox where done_at < ? order by sequence limit ${removalPage}) returning 1`;

/** Locks the outbox until the transaction ends. Returns false when another relay has it. */
export async function lockOutbox(em: EntityManager): Promise<boolean> {
  const [lock]: { is_mine: boolean }[] = await em.execute(lockSql);
  return lock?.is_mine === true;
}

/** The longest delay between two attempts. */
const longestWaitMs = 60_000;

/** The next events that are due, in order. */
export async function pendingRows(em: EntityManager, now: Date, limit: number): Promise<OutboxRow[]> {
  const latest = new Date(now.getTime() + longestWaitMs);
  return em.execute(pendingSql, [now.toISOString(), latest.toISOString(), limit]);
}

/** Marks events as delivered. */
export async function markDone(em: EntityManager, rows: readonly OutboxRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const places = rows.map(() => '?').join(', ');
  const sequences = rows.map((row) => row.sequence);
  const sql = `update outbox set done_at = ?, error = null where sequence in (${places})`;
  await em.execute(sql, [now.toISOString(), ...sequences], 'run');
}

/** Records a failed attempt. */
export async function markTried(em: EntityManager, failed: FailedTry): Promise<void> {
  const { row, error, attempts, now, nextAttemptAt } = failed;
  const failedAt = nextAttemptAt === null ? now.toISOString() : null;
  await em.execute(
    'update outbox set attempts = ?, error = ?, next_attempt_at = ?, failed_at = ? where sequence = ?',
    [attempts, error.message.slice(0, 2_000), nextAttemptAt?.toISOString() ?? null, failedAt, row.sequence],
    'run',
  );
}

/** Marks what was delivered since a time (null: ever) as undelivered. Returns how many. */
export async function restoreDelivered(em: EntityManager, since: Date | null): Promise<number> {
  const sql = `update outbox set done_at = null, attempts = 0, next_attempt_at = null
    where done_at is not null and done_at >= ? returning 1`;
  const rows = await em.execute(sql, [(since ?? new Date(0)).toISOString()]);
  return rows.length;
}

/** Removes some of what was delivered before a time. Returns how many; 0 when nothing is left. */
export async function removeSomeDelivered(em: EntityManager, time: Date): Promise<number> {
  const rows = await em.execute(removalSql, [time.toISOString()]);
  return rows.length;
}

/** How many events wait, and the age of the oldest. */
export async function outboxDepth(em: EntityManager, now: Date): Promise<OutboxDepth> {
  const [row]: { waiting: number; oldest: Date | string | null; set_aside: number }[] = await em.execute(depthSql);
  const oldest = row?.oldest ?? null;
  const oldestSeconds = oldest === null ? 0 : Math.max(0, (now.getTime() - new Date(oldest).getTime()) / 1_000);
  return { waiting: row?.waiting ?? 0, oldestSeconds, deadLetters: row?.set_aside ?? 0 };
}

/** @throws ZodError when it does not match the catalogue. */
export function eventOfRow(row: OutboxRow): DomainEvent {
  return parseEvent({
    id: row.event_id,
    name: row.name,
    occurredAt: new Date(row.occurred_at).toISOString(),
    organizationId: row.organization_id,
    payload: row.payload,
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
  });
}
