import { inTenant } from '@tertulia/persistence/tenancy';
import type { DomainEvent } from '@tertulia/events';
import type { Logger } from 'pino';
import { inEventScope } from '../event-scope.js';
import { isAway } from '../away-errors.js';
import type { Gate } from '../gate.js';
import { HeldOrganizations, waitMsAfter, type HeldOrganization } from './held-organizations.js';
import { LeaseLostError, type Page, type PartitionStream } from './partition-stream.js';
import { Rest } from '../rest.js';
import { eventIn, requestIdIn, type StreamEntry } from './stream-entry.js';

/** A consumer as the bus knows it. */
export interface StreamConsumer {
  readonly name: string;
  readonly names: ReadonlySet<string>;
  /** Events that the handler takes at once. */
  readonly batchSize: number;
  readonly handle: (events: readonly DomainEvent[]) => Promise<void>;
}

/** What a worker works with. */
export interface PartitionWork {
  readonly consumer: StreamConsumer;
  readonly stream: PartitionStream;
  readonly log: Logger;
  readonly maxAttempts: number;
  /** Handlers of the consumer, of all partitions, that may run at once. */
  readonly gate: Gate;
  /** False when the lease may have ended: nothing more is handed out then. */
  readonly isHeld: () => boolean;
}

/** How often it looks without having been woken. */
const pollMs = 1_000;
/** How often it looks for entries that were given to it but got lost on the way. */
const sweepMs = 30_000;
/** With more entries held back than these it reads no further. */
const heldEntriesMax = 2_000;
/** After so many failures in a row because something is away, it tries less often. */
const awayStreakMax = 3;

/** Hands one partition's events to one consumer, in order within an organization, for as long as the lease lasts. */
export class PartitionWorker {
  readonly #work: PartitionWork;
  readonly #held = new HeldOrganizations();
  readonly #rest = new Rest();
  #done: string[] = [];
  /** Where the claim of what was handed out before goes on; null when there is nothing more to claim. */
  #claimFrom: string | null = '0-0';
  #nextSweepMs = 0;
  #awayStreak = 0;
  #isStopped = false;
  #end: Promise<void> = Promise.resolve();

  constructor(work: PartitionWork) {
    this.#work = work;
  }

  /** Begins when a worker before it has ended. */
  start(after: Promise<void> = Promise.resolve()): void {
    this.#end = this.#run(after);
  }

  /** There may be something new. */
  wake(): void {
    this.#rest.wake();
  }

  /** Resolves when the handler under way has ended and what is done is acknowledged. */
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

  /** One page or one round of tries. Answers true when there is nothing to do now. */
  async #step(): Promise<boolean> {
    if (!this.#work.isHeld()) return true;
    await this.#acknowledge();
    if (this.#claimFrom === null && performance.now() >= this.#nextSweepMs) this.#claimFrom = '0-0';
    if (this.#claimFrom !== null) return this.#claim(this.#claimFrom);
    const due = this.#held.due(performance.now());
    for (const held of due) await this.#retry(held);
    // What was laid down half-way comes before anything new.
    if (this.#claimFrom !== null) return !this.#work.isHeld();
    if (this.#held.entryCount >= heldEntriesMax) return due.length === 0;
    const page = await this.#work.stream.read();
    await this.#take(page);
    return page.entries.length + page.unreadable.length + due.length === 0;
  }

  /** What an answer that got lost had brought is pending: it is claimed again, but not what is known to be pending. */
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

  /** Entries of one organization, in order; from the first that fails on, they are held back. */
  async #handle(entries: readonly StreamEntry[]): Promise<void> {
    const { batchSize } = this.#work.consumer;
    for (let at = 0; at < entries.length;) {
      await this.#waitForAway();
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

  /** Waits for its turn; null, and nothing done, when the lease has ended meanwhile. */
  async #whileHeld<T>(work: () => Promise<T>): Promise<T | null> {
    return this.#work.gate.through(async () => (this.#isStopped || !this.#work.isHeld() ? null : work()));
  }

  /** All at once when that works; else one by one, to find the one that fails. */
  async #tryChunk(chunk: readonly StreamEntry[]): Promise<{ doneCount: number; error: Error | null }> {
    const error = await this.#try(chunk);
    if (error === null) return { doneCount: chunk.length, error };
    if (chunk.length === 1 || isAway(error)) return { doneCount: 0, error };
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
      this.#awayStreak = 0;
      return null;
    } catch (error) {
      this.#awayStreak = isAway(error) ? this.#awayStreak + 1 : 0;
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
    const counts = isAway(error) ? { attempts: 0, waits: 1 } : { attempts: 1, waits: 0 };
    const { organizationId } = first;
    this.#tell(first, error, counts.attempts);
    this.#held.put({ organizationId, entries: [...entries], ...counts, dueAtMs: dueAfter(counts) });
  }

  /** The first alone; what follows as soon as it is through or set aside. */
  async #retry(held: HeldOrganization): Promise<void> {
    const [first, ...rest] = held.entries;
    await this.#waitForAway();
    if (first === undefined) return;
    const outcome = await this.#whileHeld(async () => ({ error: await this.#try([first]) }));
    if (outcome === null) return;
    const { error } = outcome;
    if (error !== null && isAway(error)) return this.#putBack(held, { ...held, waits: held.waits + 1 });
    const attempts = error === null ? held.attempts : held.attempts + 1;
    if (error !== null) this.#tell(first, error, attempts);
    if (error !== null && attempts < this.#work.maxAttempts)
      return this.#putBack(held, { ...held, attempts, waits: 0 });
    if (error === null) this.#done.push(first.id);
    else await this.#work.stream.setAside(first, { error, attempts });
    this.#held.remove(held.organizationId);
    await this.#handle(rest);
  }

  #putBack(held: HeldOrganization, counts: Pick<HeldOrganization, 'attempts' | 'waits'>): void {
    const { attempts, waits } = counts;
    this.#held.put({ ...held, attempts, waits, dueAtMs: dueAfter(counts) });
  }

  #tell(entry: StreamEntry, error: Error, attempts: number): void {
    const { log, consumer, maxAttempts } = this.#work;
    const requestId = requestIdIn(entry);
    const place = { consumer: consumer.name, event: entry.name, entry: entry.id, attempts };
    const told = { err: error, ...place, ...(requestId === null ? {} : { requestId }) };
    if (attempts === 0) log.debug(told, 'event waits for what is away');
    else if (attempts >= maxAttempts) log.error(told, 'event set aside');
    else log.warn(told, 'event not handled');
  }

  /** While something is away each organization would find it out for itself: one at a time asks, and not too often. */
  async #waitForAway(): Promise<void> {
    if (this.#awayStreak < awayStreakMax || this.#isStopped) return;
    await this.#rest.sleep(waitMsAfter(this.#awayStreak - awayStreakMax + 1, 'AWAY'), () => this.#isStopped);
  }

  async #acknowledge(): Promise<void> {
    if (this.#done.length === 0) return;
    const ids = this.#done.slice();
    await this.#work.stream.acknowledge(ids);
    this.#done = this.#done.slice(ids.length);
  }

  /** Whatever came of a request to Redis is found by claiming again. */
  #failed(error: unknown): boolean {
    this.#claimFrom = '0-0';
    const { log, consumer } = this.#work;
    if (error instanceof LeaseLostError) log.debug({ err: error }, 'partition lost');
    else if (isAway(error)) log.debug({ err: error, consumer: consumer.name }, 'consumer waits for redis');
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

/** Redis lost the group with everything else; it is made anew before the next claim. */
function isMissingGroup(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOGROUP');
}
