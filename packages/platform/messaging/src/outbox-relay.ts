import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '@tertulia/persistence';
import { asPlatform } from '@tertulia/persistence/tenancy';
import type { Clock } from '@tertulia/use-case';
import type { Logger } from 'pino';
import { isUnavailable } from './unavailable-errors.js';
import { forgetHandledBefore } from './consume-once.js';
import type { EventBus } from './event-bus.js';
import { deliverRows, type DeliveryFailure } from './outbox-delivery.js';
import {
  lockOutbox,
  markDone,
  markTried,
  outboxDepth,
  pendingRows,
  removeSomeDelivered,
  restoreDelivered,
  type OutboxDepth,
  type OutboxRow,
} from './outbox-table.js';
import { RedisUnavailableError } from './redis/index.js';
import { Rest } from './rest.js';

/** Dependencies and settings of the relay. */
export interface RelaySettings {
  readonly database: Database;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Logger;
  /** How often to poll when no commit is signalled. Default 500. */
  readonly pollMs?: number;
  /** Maximum number of events fetched at once. Default 200. */
  readonly batchSize?: number;
  /** Attempts after which an event becomes a dead letter. Default 10. */
  readonly maxAttempts?: number;
  /** When the transport lost its newest events, at least this much is published again. Default 15 minutes. */
  readonly redeliveryWindowMs?: number;
  /** How long delivered events are retained, to be published again if the transport loses everything. Default 24 hours. */
  readonly keepDeliveredMs?: number;
}

/** A dead letter: an event whose last attempt failed. */
export interface FailedEvent {
  readonly sequence: number;
  readonly eventId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly error: string;
}

/** BUSY: another relay is using this outbox. AWAY: the transport is unavailable. FAILED: the database is. */
type Round = { readonly kind: 'DELIVERED'; readonly count: number } | { readonly kind: 'BUSY' | 'AWAY' | 'FAILED' };

const defaults = {
  pollMs: 500,
  batchSize: 200,
  maxAttempts: 10,
  redeliveryWindowMs: 15 * 60_000,
  keepDeliveredMs: 24 * 3_600_000,
};
const minute = 60_000;
const cleanEveryMs = 60 * minute;
/** Longer than any event may be repeated: longer than retained events and what a stream stores for a consumer that was stopped. */
const keepHandledMs = 7 * 24 * 3_600_000;
/** Poll again this soon after a commit of this process when another relay is active: that one may have read before the commit. */
const busyRestMs = 20;
const eagerMs = 1_000;
const outageRestMaxMs = 1_000;
const dependencyOutageRestMs = 2_000;

/** Publishes the committed events of one subgraph's outbox to the bus: in order within an organization, at least once. */
export class OutboxRelay {
  readonly #settings: Required<RelaySettings>;
  readonly #rest = new Rest();
  readonly #forget: (() => void)[] = [];
  #isRunning = false;
  #loop: Promise<void> = Promise.resolve();
  #eagerUntilMs = 0;
  #failures = 0;
  #nextCleanMs = performance.now() + minute;

  constructor(settings: RelaySettings) {
    this.#settings = { ...defaults, ...settings };
  }

  /** Starts delivering: immediately after each commit of this process, and every `pollMs`. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const { database, bus } = this.#settings;
    this.#forget.push(
      database.onEventsAppended(() => this.#hint()),
      bus.onReturn(() => this.#rest.wake()),
    );
    this.#loop = this.#run();
  }

  /** Stops; resolves when the current batch is finished. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    for (const forget of this.#forget.splice(0)) forget();
    this.#rest.wake();
    await this.#loop;
  }

  /**
   * Delivers one batch. Returns how many events it processed; 0 when none is due or another relay is active.
   * @throws RedisUnavailableError while the transport is unavailable; no row is marked then.
   */
  async deliverBatch(): Promise<number> {
    return (await this.#deliver()) ?? 0;
  }

  /** How many events wait, including those between two attempts. */
  async pendingCount(): Promise<number> {
    return (await this.depth()).waiting;
  }

  /** How many events wait, and the age of the oldest. */
  async depth(): Promise<OutboxDepth> {
    const { database, clock } = this.#settings;
    return asRelay(async () => database.read(async (em) => outboxDepth(em, clock.now())));
  }

  /** The dead letters, oldest first. */
  async failedEvents(): Promise<FailedEvent[]> {
    const sql = `select sequence::int, event_id as "eventId", name, organization_id as "organizationId", error
      from outbox where failed_at is not null order by sequence limit 1000`;
    return asRelay(async () => this.#settings.database.read(async (em) => em.execute(sql)));
  }

  /** Puts all dead letters back into the queue. Returns how many. */
  async retryFailed(): Promise<number> {
    const sql =
      'update outbox set failed_at = null, attempts = 0, next_attempt_at = null where failed_at is not null returning 1';
    const rows: unknown[] = await this.#transact(async (em) => em.execute(sql));
    this.#hint();
    return rows.length;
  }

  /** Removes events delivered before a time; the relay also does this itself after `keepDeliveredMs`. Returns how many. */
  async removeDeliveredBefore(time: Date): Promise<number> {
    for (let removed = 0; ;) {
      const count = await this.#transact(async (em) => removeSomeDelivered(em, time));
      if (count === 0) return removed;
      removed += count;
    }
  }

  async #transact<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return asRelay(async () => this.#settings.database.transact(work));
  }

  #hint(): void {
    this.#eagerUntilMs = performance.now() + eagerMs;
    this.#rest.wake();
  }

  async #run(): Promise<void> {
    while (this.#isRunning) {
      this.#rest.begin();
      const round = await this.#round();
      if (!this.#isRunning) return;
      if (round.kind === 'DELIVERED' && round.count > 0) continue;
      await this.#rest.until(this.#restMs(round));
    }
  }

  async #round(): Promise<Round> {
    try {
      const count = await this.#deliver();
      if (this.#failures > 0) this.#settings.log.info('outbox relay resumed');
      this.#failures = 0;
      if (count === 0) await this.#clean();
      return count === null ? { kind: 'BUSY' } : { kind: 'DELIVERED', count };
    } catch (error) {
      this.#failures += 1;
      const kind = error instanceof RedisUnavailableError ? 'AWAY' : 'FAILED';
      // Log only the first failure of an outage.
      if (this.#failures === 1) this.#settings.log.error({ err: error }, 'outbox relay paused');
      return { kind };
    }
  }

  #restMs({ kind }: Round): number {
    const { pollMs } = this.#settings;
    switch (kind) {
      case 'DELIVERED':
        return pollMs;
      case 'BUSY':
        return performance.now() < this.#eagerUntilMs ? Math.min(busyRestMs, pollMs) : pollMs;
      case 'AWAY':
      case 'FAILED':
        return Math.min(100 * 2 ** Math.min(this.#failures - 1, 10), outageRestMaxMs);
    }
  }

  async #clean(): Promise<void> {
    if (performance.now() < this.#nextCleanMs) return;
    this.#nextCleanMs = performance.now() + cleanEveryMs;
    await this.forgetOld();
  }

  /**
   * Deletes events that were delivered and handled long ago, but none that still waits in the transport for some consumer, because it may
   * have to be published again. Runs every hour. @throws RedisUnavailableError
   */
  async forgetOld(): Promise<void> {
    const { clock, keepDeliveredMs, database, bus } = this.#settings;
    const nowMs = clock.now().getTime();
    const waitingSince = await bus.waitingSince();
    const oldestNeededMs = (waitingSince?.getTime() ?? nowMs) - minute;
    await this.removeDeliveredBefore(new Date(Math.min(nowMs - keepDeliveredMs, oldestNeededMs)));
    await asRelay(async () => forgetHandledBefore(database, new Date(nowMs - keepHandledMs)));
  }

  /** Returns null when another relay has the outbox. */
  async #deliver(): Promise<number | null> {
    const { clock, batchSize } = this.#settings;
    if (!(await this.#bringAgain())) return null;
    return this.#transact(async (em) => {
      if (!(await lockOutbox(em))) return null;
      const rows = await pendingRows(em, clock.now(), batchSize);
      return this.#deliverRows(em, rows);
    });
  }

  /**
   * Marks the events that the transport lost as undelivered, before anything new is published. Returns false when another relay has the
   * outbox, or after one more loss.
   */
  async #bringAgain(): Promise<boolean> {
    const { bus, database, clock, log, redeliveryWindowMs } = this.#settings;
    const memory = await bus.memoryOf(database.name);
    if (memory.isWhole) return true;
    const windowStart = clock.now().getTime() - redeliveryWindowMs;
    // One minute of tolerance for clocks that differ.
    const since = memory.keptUntil && new Date(Math.min(windowStart, memory.keptUntil.getTime() - minute));
    const count = await this.#transact(async (em) => ((await lockOutbox(em)) ? restoreDelivered(em, since) : null));
    if (count === null) return false;
    await bus.remember(database.name);
    if (count > 0) log.warn({ events: count, since }, 'the transport may have lost events: they are published again');
    return (await bus.memoryOf(database.name)).isWhole;
  }

  async #deliverRows(em: EntityManager, rows: readonly OutboxRow[]): Promise<number> {
    const { clock, bus, database } = this.#settings;
    const { done, failures, away } = await deliverRows(bus, database.name, rows);
    await markDone(em, done, clock.now());
    for (const failure of failures) await this.#markTried(em, failure);
    if (away !== null && done.length + failures.length === 0) throw away;
    return rows.length;
  }

  /** Failures because something else is unavailable are retried without limit. */
  async #markTried(em: EntityManager, { row, error }: DeliveryFailure): Promise<void> {
    const { clock, maxAttempts, log } = this.#settings;
    const attempts = isUnavailable(error) ? row.attempts : row.attempts + 1;
    const isLast = attempts >= maxAttempts;
    const fields = { err: error, eventId: row.event_id, event: row.name, attempts, requestId: row.request_id };
    if (isLast) log.error(fields, 'event dead-lettered');
    else log.warn(fields, 'event not delivered');
    const now = clock.now();
    const restMs = isUnavailable(error) ? dependencyOutageRestMs : waitMsAfter(attempts);
    const nextAttemptAt = isLast ? null : new Date(now.getTime() + restMs);
    await markTried(em, { row, error, attempts, now, nextAttemptAt });
  }
}

async function asRelay<T>(work: () => Promise<T>): Promise<T> {
  return asPlatform('outbox relay', work);
}

/** 0.1 s, 0.2 s, 0.4 s ... at most a minute. */
function waitMsAfter(attempts: number): number {
  return Math.min(100 * 2 ** (attempts - 1), 60_000);
}
