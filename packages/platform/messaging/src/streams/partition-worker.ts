import { inTenant } from '@tertulia/persistence/tenancy';
import type { DomainEvent } from '@tertulia/events';
import type { Logger } from 'pino';
import { inEventScope } from '../event-scope.js';
import { isUnavailable } from '../unavailable-errors.js';
import type { Gate } from '../gate.js';
import { HeldOrganizations, waitMsAfter, type HeldOrganization } from './held-organizations.js';
import { LeaseLostError, type Page, type PartitionStream } from './partition-stream.js';
import { Rest } from '../rest.js';
import { eventIn, requestIdIn, type StreamEntry } from './stream-entry.js';

/** A consumer as registered with the bus. */
export interface StreamConsumer {
  readonly name: string;
  readonly names: ReadonlySet<string>;
  /** Maximum number of events that the handler accepts at once. */
  readonly batchSize: number;
  readonly handle: (events: readonly DomainEvent[]) => Promise<void>;
}

/** Dependencies of a worker. */
export interface PartitionWork {
  readonly consumer: StreamConsumer;
  readonly stream: PartitionStream;
  readonly log: Logger;
  readonly maxAttempts: number;
  /** Limits the handlers of the consumer that run at once, over all partitions. */
  readonly gate: Gate;
  /** False when the lease may have expired: nothing more is delivered then. */
  readonly isHeld: () => boolean;
}

/** Poll interval without wake-ups. */
const pollMs = 1_000;
/** How often it looks for entries that Redis delivered but whose reply was lost. */
const sweepMs = 30_000;
/** With more entries held back than this, it reads no more. */
const heldEntriesMax = 2_000;
/** After so many consecutive failures because something is unavailable, it retries less often. */
const outageStreakMax = 3;

/** Delivers one partition's events to one consumer, in order within an organization, for as long as the lease lasts. */
export class PartitionWorker {
  readonly #work: PartitionWork;
  readonly #held = new HeldOrganizations();
  readonly #rest = new Rest();
  #done: string[] = [];
  /** Where claiming of earlier deliveries continues; null when there is nothing more to claim. */
  #claimFrom: string | null = '0-0';
  #nextSweepMs = 0;
  #outageStreak = 0;
  #isStopped = false;
  #end: Promise<void> = Promise.resolve();

  constructor(work: PartitionWork) {
    this.#work = work;
  }

  /** Starts when the previous worker has ended. */
  start(after: Promise<void> = Promise.resolve()): void {
    this.#end = this.#run(after);
  }

  /** New entries may have arrived. */
  wake(): void {
    this.#rest.wake();
  }

  /** Resolves when the running handler has ended and handled entries are acknowledged. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#rest.wake();
    await this.#end;
  }

  async #run(after: Promise<void>): Promise<void> {
    await after;
    while (!this.#isStopped) {
      this.#rest.begin();
      const isIdle = await this.#step().catch((error: unknown) => this.#failed(error));
      if (isIdle && !this.#isStopped) await this.#rest.until(this.#restMs());
    }
    await this.#acknowledge().catch((error: unknown) => this.#failed(error));
  }

  /** One page or one round of attempts. Returns true when there is nothing to do now. */
  async #step(): Promise<boolean> {
    if (!this.#work.isHeld()) return true;
    await this.#acknowledge();
    if (this.#claimFrom === null && performance.now() >= this.#nextSweepMs) this.#claimFrom = '0-0';
    if (this.#claimFrom !== null) return this.#claim(this.#claimFrom);
    const due = this.#held.due(performance.now());
    for (const held of due) await this.#retry(held);
    // Entries left unacknowledged come before anything new.
    if (this.#claimFrom !== null) return !this.#work.isHeld();
    if (this.#held.entryCount >= heldEntriesMax) return due.length === 0;
    const page = await this.#work.stream.read();
    await this.#take(page);
    return page.entries.length + page.unreadable.length + due.length === 0;
  }

  /** Entries whose reply was lost are pending: they are claimed again, except those that this worker has already. */
  async #claim(start: string): Promise<boolean> {
    const { stream } = this.#work;
    if (start === '0-0' && this.#nextSweepMs === 0) await stream.ensureGroup();
    const page = await stream.claim(start);
    const known = new Set([...this.#held.ids(), ...this.#done]);
    this.#claimFrom = page.next;
    await this.#take({ ...page, entries: page.entries.filter(({ id }) => !known.has(id)) });
    if (page.next !== null) return false;
    if (this.#nextSweepMs === 0) await stream.forgetOthers();
    this.#nextSweepMs = performance.now() + sweepMs;
    return false;
  }

  async #take({ entries, unreadable }: Page): Promise<void> {
    this.#done.push(...unreadable);
    const byOrganization = new Map<string, StreamEntry[]>();
    for (const entry of entries) {
      if (!this.#isWanted(entry)) this.#done.push(entry.id);
      else if (this.#held.has(entry.organizationId)) this.#held.append(entry);
      else groupOf(byOrganization, entry.organizationId).push(entry);
    }
    for (const group of byOrganization.values()) await this.#handle(group);
    await this.#acknowledge();
  }

  #isWanted({ name, consumer }: StreamEntry): boolean {
    return this.#work.consumer.names.has(name) && (consumer === undefined || consumer === this.#work.consumer.name);
  }

  /** Handles entries of one organization in order; from the first failure on, they are held back. */
  async #handle(entries: readonly StreamEntry[]): Promise<void> {
    const { batchSize } = this.#work.consumer;
    for (let at = 0; at < entries.length;) {
      await this.#waitOutOutage();
      const chunk = entries.slice(at, at + batchSize);
      const outcome = await this.#whileHeld(async () => this.#tryChunk(chunk));
      if (outcome === null) {
        this.#claimFrom = '0-0';
        return;
      }
      const { doneCount, error } = outcome;
      this.#done.push(...chunk.slice(0, doneCount).map(({ id }) => id));
      at += doneCount;
      if (error !== null) return this.#holdBack(entries.slice(at), error);
    }
  }

  /** Waits for its turn; returns null without handling anything when the lease has expired meanwhile. */
  async #whileHeld<T>(work: () => Promise<T>): Promise<T | null> {
    return this.#work.gate.through(async () => (this.#isStopped || !this.#work.isHeld() ? null : work()));
  }

  /** All at once if that works; otherwise one by one, to find the one that fails. */
  async #tryChunk(chunk: readonly StreamEntry[]): Promise<{ doneCount: number; error: Error | null }> {
    const error = await this.#try(chunk);
    if (error === null) return { doneCount: chunk.length, error };
    if (chunk.length === 1 || isUnavailable(error)) return { doneCount: 0, error };
    for (const [at, entry] of chunk.entries()) {
      const failure = await this.#try([entry]);
      if (failure !== null) return { doneCount: at, error: failure };
    }
    return { doneCount: chunk.length, error: null };
  }

  async #try(entries: readonly StreamEntry[]): Promise<Error | null> {
    try {
      const events = entries.map(eventIn);
      const [first] = events;
      if (first !== undefined) await inTenant(first.organizationId, async () => this.#handOver(events));
      this.#outageStreak = 0;
      return null;
    } catch (error) {
      this.#outageStreak = isUnavailable(error) ? this.#outageStreak + 1 : 0;
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async #handOver(events: readonly DomainEvent[]): Promise<void> {
    const { consumer, log } = this.#work;
    await inEventScope(consumer.name, events, async () => {
      await consumer.handle(events);
      log.debug({ consumer: consumer.name, events: events.length }, 'events handled');
    });
  }

  #holdBack(entries: readonly StreamEntry[], error: Error): void {
    const [first] = entries;
    if (first === undefined) return;
    const counts = isUnavailable(error) ? { attempts: 0, waits: 1 } : { attempts: 1, waits: 0 };
    const { organizationId } = first;
    this.#logFailure(first, error, counts.attempts);
    this.#held.put({ organizationId, entries: [...entries], ...counts, dueAtMs: dueAfter(counts) });
  }

  /** Retries the first entry alone; the others follow once it is handled or dead-lettered. */
  async #retry(held: HeldOrganization): Promise<void> {
    const [first, ...rest] = held.entries;
    await this.#waitOutOutage();
    if (first === undefined) return;
    const outcome = await this.#whileHeld(async () => ({ error: await this.#try([first]) }));
    if (outcome === null) return;
    const { error } = outcome;
    if (error !== null && isUnavailable(error)) return this.#putBack(held, { ...held, waits: held.waits + 1 });
    const attempts = error === null ? held.attempts : held.attempts + 1;
    if (error !== null) this.#logFailure(first, error, attempts);
    if (error !== null && attempts < this.#work.maxAttempts)
      return this.#putBack(held, { ...held, attempts, waits: 0 });
    if (error === null) this.#done.push(first.id);
    else await this.#work.stream.deadLetter(first, { error, attempts });
    this.#held.remove(held.organizationId);
    await this.#handle(rest);
  }

  #putBack(held: HeldOrganization, counts: Pick<HeldOrganization, 'attempts' | 'waits'>): void {
    const { attempts, waits } = counts;
    this.#held.put({ ...held, attempts, waits, dueAtMs: dueAfter(counts) });
  }

  #logFailure(entry: StreamEntry, error: Error, attempts: number): void {
    const { log, consumer, maxAttempts } = this.#work;
    const requestId = requestIdIn(entry);
    const place = { consumer: consumer.name, event: entry.name, entry: entry.id, attempts };
    const fields = { err: error, ...place, ...(requestId === null ? {} : { requestId }) };
    if (attempts === 0) log.debug(fields, 'event waits for an unavailable dependency');
    else if (attempts >= maxAttempts) log.error(fields, 'event dead-lettered');
    else log.warn(fields, 'handling an event failed');
  }

  /**
   * While something is unavailable every organization would discover it separately: instead one at a time is tried, at growing intervals.
   */
  async #waitOutOutage(): Promise<void> {
    if (this.#outageStreak < outageStreakMax || this.#isStopped) return;
    await this.#rest.sleep(waitMsAfter(this.#outageStreak - outageStreakMax + 1, 'AWAY'), () => this.#isStopped);
  }

  async #acknowledge(): Promise<void> {
    if (this.#done.length === 0) return;
    const ids = this.#done.slice();
    await this.#work.stream.acknowledge(ids);
    this.#done = this.#done.slice(ids.length);
  }

  /** Claiming again finds the outcome of a Redis request that failed. */
  #failed(error: unknown): boolean {
    this.#claimFrom = '0-0';
    const { log, consumer } = this.#work;
    if (error instanceof LeaseLostError) log.debug({ err: error }, 'partition lost');
    else if (isUnavailable(error)) log.debug({ err: error, consumer: consumer.name }, 'consumer waits for redis');
    else if (!isMissingGroup(error)) log.error({ err: error, consumer: consumer.name }, 'consumer');
    this.#nextSweepMs = 0;
    return true;
  }

  #restMs(): number {
    const nextDueAtMs = this.#held.nextDueAtMs() ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(pollMs, nextDueAtMs - performance.now()));
  }
}

function groupOf(groups: Map<string, StreamEntry[]>, organizationId: string): StreamEntry[] {
  const group = groups.get(organizationId) ?? [];
  groups.set(organizationId, group);
  return group;
}

function dueAfter({ attempts, waits }: Pick<HeldOrganization, 'attempts' | 'waits'>): number {
  return performance.now() + (waits > 0 ? waitMsAfter(waits, 'AWAY') : waitMsAfter(attempts, 'FAILURE'));
}

/** Redis lost the group with everything else; it is created again before the next claim. */
function isMissingGroup(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOGROUP');
}
