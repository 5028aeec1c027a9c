import type { EntityManager } from '@mikro-orm/postgresql';
import { parseEvent } from '@tertulia/events';
import type { DomainEvent } from '@tertulia/events';
import type { Clock, Database } from '@tertulia/persistence-kit';
import { asPlatform, inTenant } from '@tertulia/tenancy';
import type { Logger } from 'pino';
import type { EventBus } from './event-bus.js';

/** What the relay needs and how it behaves. */
export interface RelaySettings {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Logger;
  /** How often to look without having been told of a commit. Default 500. */
  readonly pollMs?: number;
  /** Events fetched at once. Default 200. */
  readonly batchSize?: number;
  /** Tries after which an event is set aside with its error. Default 10. */
  readonly maxAttempts?: number;
}

/** An event that was set aside after its last try. */
export interface FailedEvent {
  readonly sequence: number;
  readonly eventId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly error: string;
}

interface Row {
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

/** An event that waits for its next try holds back the later ones of its organization. */
const pendingSql = `
  select o.sequence, o.event_id, o.name, o.organization_id, o.occurred_at, o.payload, o.attempts,
    o.request_id, o.traceparent
  from outbox o
  where o.done_at is null and o.failed_at is null and not exists (
    select 1 from outbox e
    where e.organization_id = o.organization_id and e.sequence <= o.sequence
      and e.done_at is null and e.failed_at is null and e.next_attempt_at > ?
  )
  order by o.sequence limit ? for update of o skip locked`;
/** One relay at a time works on an outbox, whatever the number of processes: else two could overtake each other. */
const lockSql = "select pg_try_advisory_xact_lock(hashtext('tertulia.outbox')) as is_mine";

/** Brings committed events of one subgraph's outbox to the bus: in order within an organization, at least once. */
export class OutboxRelay {
  readonly #settings: Required<RelaySettings>;
  #isRunning = false;
  #wake: (() => void) | undefined;
  #hasHint = false;
  #loop: Promise<void> = Promise.resolve();
  #forgetHints: (() => void) | undefined;

  constructor(settings: RelaySettings) {
    this.#settings = { pollMs: 500, batchSize: 200, maxAttempts: 10, ...settings };
  }

  /** Starts to deliver: at once after each commit of this process, and by looking every `pollMs`. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#forgetHints = this.#settings.database.onEventsAppended(() => this.#hint());
    this.#loop = this.#run();
  }

  /** Stops; resolves when the batch under way is finished. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#forgetHints?.();
    this.#hint();
    await this.#loop;
  }

  /** Delivers one batch. Answers how many events it took up; 0 when nothing is due or another relay is at work. */
  async deliverBatch(): Promise<number> {
    const { database } = this.#settings;
    return asPlatform('outbox relay', async () => database.transact(async (em) => this.#deliver(em)));
  }

  /** How many events wait, including those between two tries. */
  async pendingCount(): Promise<number> {
    const sql = 'select count(*)::int as n from outbox where done_at is null and failed_at is null';
    const [row]: { n: number }[] = await this.#read(sql);
    return row?.n ?? 0;
  }

  /** The events that were set aside, oldest first. */
  async failedEvents(): Promise<FailedEvent[]> {
    const sql = `select sequence::int, event_id as "eventId", name, organization_id as "organizationId", error
      from outbox where failed_at is not null order by sequence limit 1000`;
    return this.#read(sql);
  }

  /** Puts everything that was set aside back into the queue. Answers how many. */
  async retryFailed(): Promise<number> {
    const sql =
      'update outbox set failed_at = null, attempts = 0, next_attempt_at = null where failed_at is not null returning 1';
    const rows = await asPlatform('outbox relay', async () =>
      this.#settings.database.transact(async (em) => em.execute(sql)),
    );
    this.#hint();
    return rows.length;
  }

  /** Removes events delivered before a time. Answers how many. */
  async removeDeliveredBefore(time: Date): Promise<number> {
    const sql = 'delete from outbox where done_at < ? returning 1';
    const rows = await asPlatform('outbox relay', async () =>
      this.#settings.database.transact(async (em) => em.execute(sql, [time.toISOString()])),
    );
    return rows.length;
  }

  async #read<T>(sql: string): Promise<T[]> {
    return asPlatform('outbox relay', async () => this.#settings.database.read(async (em) => em.execute(sql)));
  }

  #hint(): void {
    this.#hasHint = true;
    this.#wake?.();
  }

  async #run(): Promise<void> {
    while (this.#isRunning) {
      this.#hasHint = false;
      const taken = await this.deliverBatch().catch((error: unknown) => {
        this.#settings.log.error({ err: error }, 'outbox relay');
        return 0;
      });
      if (taken === 0 && this.#isRunning) await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    if (this.#hasHint) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#settings.pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  async #deliver(em: EntityManager): Promise<number> {
    const { clock, batchSize } = this.#settings;
    const [lock]: { is_mine: boolean }[] = await em.execute(lockSql);
    if (lock?.is_mine !== true) return 0;
    const rows: Row[] = await em.execute(pendingSql, [clock.now().toISOString(), batchSize]);
    for (const group of byOrganization(rows)) await this.#deliverGroup(em, group);
    return rows.length;
  }

  /** All at once when that works; else one by one, to find the one that fails and hold back what follows it. */
  async #deliverGroup(em: EntityManager, rows: readonly Row[]): Promise<void> {
    const isDelivered = rows.length > 1 && (await this.#publish(rows)) === null;
    if (isDelivered) return this.#markDone(em, rows);
    for (const row of rows) {
      const error = await this.#publish([row]);
      if (error !== null) return this.#markTried(em, row, error);
      await this.#markDone(em, [row]);
    }
  }

  /** Consumers run with the rows of the organization, not with the relay's. */
  async #publish(rows: readonly Row[]): Promise<Error | null> {
    try {
      const events = rows.map(eventOf);
      const [first] = events;
      if (first !== undefined) await inTenant(first.organizationId, async () => this.#settings.bus.publish(events));
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async #markDone(em: EntityManager, rows: readonly Row[]): Promise<void> {
    const places = rows.map(() => '?').join(', ');
    const now = this.#settings.clock.now().toISOString();
    await em.execute(
      `update outbox set done_at = ?, error = null where sequence in (${places})`,
      [now, ...rows.map((row) => row.sequence)],
      'run',
    );
  }

  async #markTried(em: EntityManager, row: Row, error: Error): Promise<void> {
    const { clock, maxAttempts, log } = this.#settings;
    const attempts = row.attempts + 1;
    const isLast = attempts >= maxAttempts;
    const told = { err: error, eventId: row.event_id, name: row.name, attempts };
    if (isLast) log.error(told, 'event set aside');
    else log.warn(told, 'event not delivered');
    const now = clock.now();
    const next = isLast ? null : new Date(now.getTime() + waitMsAfter(attempts)).toISOString();
    await em.execute(
      'update outbox set attempts = ?, error = ?, next_attempt_at = ?, failed_at = ? where sequence = ?',
      [attempts, error.message.slice(0, 2_000), next, isLast ? now.toISOString() : null, row.sequence],
      'run',
    );
  }
}

/** 0.1 s, 0.2 s, 0.4 s ... at most a minute. */
function waitMsAfter(attempts: number): number {
  return Math.min(100 * 2 ** (attempts - 1), 60_000);
}

function byOrganization(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.organization_id) ?? [];
    group.push(row);
    groups.set(row.organization_id, group);
  }
  return [...groups.values()];
}

function eventOf(row: Row): DomainEvent {
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
