import type { RedisServer } from '../redis/index.js';
import type { Logger } from 'pino';
import { isUnavailable } from '../unavailable-errors.js';
import { Gate } from '../gate.js';
import { PartitionLeases, type PartitionLease } from './partition-leases.js';
import { PartitionStream } from './partition-stream.js';
import { PartitionWorker, type StreamConsumer } from './partition-worker.js';
import type { StreamKeys } from './stream-keys.js';

/** Dependencies of a replica that joins a group. */
export interface MemberSettings {
  readonly redis: RedisServer;
  readonly keys: StreamKeys;
  readonly log: Logger;
  readonly replicaId: string;
  readonly partitions: number;
  readonly leaseMs: number;
  readonly maxAttempts: number;
  readonly handlersAtOnce: number;
}

interface Held {
  readonly epoch: string;
  readonly worker: PartitionWorker;
  /** On the monotonic clock: the moment before the request that renewed it was sent. */
  endMs: number;
}

/** This replica's membership in one consumer's group: a worker for each partition whose lease it has. */
export class GroupMember {
  readonly #settings: MemberSettings;
  readonly #consumer: StreamConsumer;
  readonly #leases: PartitionLeases;
  readonly #gate: Gate;
  readonly #held = new Map<number, Held>();
  /** Workers that are stopping, by partition: the next worker of a partition starts after them. */
  readonly #leaving = new Map<number, Promise<void>>();
  /** Partitions being released still count as leased. */
  readonly #outgoing = new Set<string>();
  #balancing: Promise<void> | undefined;
  #isStopped = false;

  constructor(settings: MemberSettings, consumer: StreamConsumer) {
    this.#settings = settings;
    this.#consumer = consumer;
    this.#gate = new Gate(settings.handlersAtOnce);
    this.#leases = new PartitionLeases({ ...settings, group: consumer.name });
  }

  /** Wakes the worker of a partition, or, without a number, all. */
  wake(partition?: number): void {
    if (partition !== undefined) this.#held.get(partition)?.worker.wake();
    else for (const { worker } of this.#held.values()) worker.wake();
  }

  /** Renews its leases, acquires its fair share and releases what exceeds it. Never rejects. */
  async balance(): Promise<void> {
    if (this.#isStopped) return;
    this.#balancing ??= this.#balance().finally(() => (this.#balancing = undefined));
    await this.#balancing;
  }

  /** Finishes the current batches and releases everything. Never rejects. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#balancing;
    for (const partition of [...this.#held.keys()]) this.#dismiss(partition);
    await Promise.all(this.#leaving.values());
    await this.#leases.leave().catch((error: unknown) => this.#logFailure(error));
  }

  async #balance(): Promise<void> {
    const askedAtMs = performance.now();
    try {
      const { leases, quota } = await this.#leases.balance();
      if (this.#isStopped) return;
      this.#settle(leases, askedAtMs + this.#settings.leaseMs);
      const excess = leases.slice(quota).map(({ partition }) => partition);
      // A slow handler must not delay the renewal of the other leases.
      if (excess.length > 0) void this.#giveUp(excess);
    } catch (error) {
      this.#logFailure(error);
    }
  }

  #settle(leases: readonly PartitionLease[], endMs: number): void {
    const mine = new Map(leases.map((lease) => [lease.partition, lease]));
    for (const [partition, { epoch }] of [...this.#held])
      if (mine.get(partition)?.epoch !== epoch) this.#dismiss(partition);
    for (const lease of leases) {
      const held = this.#held.get(lease.partition);
      if (held !== undefined) held.endMs = endMs;
      else if (!this.#isGivingUp(lease)) this.#employ(lease, endMs);
    }
  }

  #isGivingUp({ partition, epoch }: PartitionLease): boolean {
    return this.#outgoing.has(`${partition} ${epoch}`);
  }

  #employ(lease: PartitionLease, endMs: number): void {
    const stream = new PartitionStream({ ...this.#settings, group: this.#consumer.name, lease });
    const { log, maxAttempts } = this.#settings;
    const worker = new PartitionWorker({
      consumer: this.#consumer,
      stream,
      log,
      maxAttempts,
      gate: this.#gate,
      isHeld: () => performance.now() < held.endMs,
    });
    const held: Held = { epoch: lease.epoch, worker, endMs };
    this.#held.set(lease.partition, held);
    worker.start(this.#leaving.get(lease.partition));
  }

  #dismiss(partition: number): void {
    const held = this.#held.get(partition);
    if (held === undefined) return;
    this.#held.delete(partition);
    const before = this.#leaving.get(partition) ?? Promise.resolve();
    const end: Promise<void> = Promise.all([before, held.worker.stop()]).then(() => {
      if (this.#leaving.get(partition) === end) this.#leaving.delete(partition);
      return undefined;
    });
    this.#leaving.set(partition, end);
  }

  async #giveUp(partitions: readonly number[]): Promise<void> {
    const going = partitions.filter((partition) => this.#held.has(partition));
    if (going.length === 0) return;
    const names = going.map((partition) => `${partition} ${this.#held.get(partition)?.epoch ?? ''}`);
    for (const name of names) this.#outgoing.add(name);
    for (const partition of going) this.#dismiss(partition);
    try {
      await Promise.all(going.map(async (partition) => this.#leaving.get(partition)));
      await this.#leases.release(going);
    } catch (error) {
      this.#logFailure(error);
    } finally {
      for (const name of names) this.#outgoing.delete(name);
    }
  }

  #logFailure(error: unknown): void {
    const fields = { err: error, consumer: this.#consumer.name };
    if (isUnavailable(error)) this.#settings.log.debug(fields, 'partitions not balanced');
    else this.#settings.log.error(fields, 'partitions not balanced');
  }
}
