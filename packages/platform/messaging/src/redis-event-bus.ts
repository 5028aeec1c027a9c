import type { DomainEvent, EventName } from '@tertulia/events';
import type { Redis, RedisServer } from './redis/index.js';
import type { Logger } from 'pino';
import type {
  BatchHandler,
  EventBus,
  EventHandler,
  EventsToForget,
  TransportMemory,
  Unsubscribe,
} from './event-bus.js';
import { forgetEvents } from './streams/forget-events.js';
import { GroupMember } from './streams/group-member.js';
import { groupLags, oldestWaiting, trimStream, type GroupLag } from './streams/group-state.js';
import type { StreamConsumer } from './streams/partition-worker.js';
import { DeadLetters, type DeadLetter } from './streams/dead-letters.js';
import { fieldsOf } from './streams/stream-entry.js';
import { partitionOf, streamKeys, type StreamKeys } from './streams/stream-keys.js';
import { RedisTransportMemory } from './streams/transport-memory.js';

/** Dependencies and settings of the bus. */
export interface RedisEventBusSettings {
  readonly redis: RedisServer;
  readonly log: Logger;
  /** Identifies this process among the replicas; new at each start. */
  readonly replicaId: string;
  /** Number of streams over which organizations are spread; the same in all processes, and never changed. Default 8. */
  readonly partitions?: number;
  /** How long the partitions of a replica that died stay assigned to it. Default 10 000. */
  readonly leaseMs?: number;
  /** Attempts after which an event becomes a dead letter. Default 10. */
  readonly maxAttempts?: number;
  /** Handlers of one consumer that may run at once in this process: they share the database with requests. Default 4. */
  readonly handlersAtOnce?: number;
}

const batchSize = 500;
const balanceMs = 500;
const trimEveryMs = 60_000;
const keepMs = 3_600_000;

/**
 * Carries events between processes that share one Redis: `publish` resolves when Redis has them; consumers of processes that called `start`
 * receive them. Each consumer is a group over all processes; each of its partitions is handled by one replica at a time.
 */
export class RedisEventBus implements EventBus {
  readonly publicationsAtOnce = 64;
  readonly #settings: Required<RedisEventBusSettings>;
  readonly #keys: StreamKeys;
  readonly #members = new Map<string, GroupMember>();
  readonly #memory: RedisTransportMemory;
  readonly #deadLetters: DeadLetters;
  readonly #timers: NodeJS.Timeout[] = [];
  #connection: Redis | undefined;
  #isRunning = false;
  #forgetChanges: (() => void) | undefined;

  constructor(settings: RedisEventBusSettings) {
    this.#settings = { partitions: 8, leaseMs: 10_000, maxAttempts: 10, handlersAtOnce: 4, ...settings };
    const { redis, partitions } = this.#settings;
    this.#keys = streamKeys(redis);
    this.#memory = new RedisTransportMemory(redis, this.#keys);
    this.#deadLetters = new DeadLetters(redis, this.#keys, partitions);
  }

  /** Acquires its share of each consumer's partitions and delivers events. Waits for Redis without limit. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const { redis, leaseMs } = this.#settings;
    this.#connection = redis.connect('events');
    this.#connection.on('message', (_channel: string, message: string) => this.#wake(message));
    this.#connection.on('ready', () => void this.#listen());
    this.#forgetChanges = redis.onChange((isUp) => isUp && this.#returned());
    this.#timers.push(setInterval(() => this.#balance(), Math.min(balanceMs, leaseMs / 4)));
    this.#timers.push(setInterval(() => void this.#trim(), trimEveryMs));
    this.#balance();
  }

  /** Finishes the current batches and releases its partitions at once, so that other replicas need not wait for the leases to expire. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.#forgetChanges?.();
    this.#connection?.disconnect();
    await Promise.all([...this.#members.values()].map(async (member) => member.stop()));
    this.#members.clear();
  }

  async publish(events: readonly DomainEvent[], sender?: string): Promise<void> {
    if (events.length === 0) return;
    const { redis, partitions } = this.#settings;
    await redis.run(async (commands) => {
      // No await between here and `exec`: no other connection can replace this one between the check and the write.
      if (sender !== undefined) this.#memory.assertLooked(sender);
      const pipeline = commands.pipeline();
      const touched = new Set<number>();
      for (const event of events) {
        const partition = partitionOf(event.organizationId, partitions);
        pipeline.xadd(this.#keys.stream(partition), '*', ...fieldsOf(event));
        touched.add(partition);
      }
      for (const partition of touched) pipeline.publish(this.#keys.wake, String(partition));
      for (const [error] of (await pipeline.exec()) ?? []) if (error !== null) throw error;
    });
  }

  async memoryOf(sender: string): Promise<TransportMemory> {
    return this.#memory.of(sender);
  }

  async remember(sender: string): Promise<void> {
    await this.#memory.remember(sender);
  }

  async waitingSince(): Promise<Date | null> {
    const { redis, partitions } = this.#settings;
    return oldestWaiting(redis, this.#keys, partitions);
  }

  async forget(wanted: EventsToForget): Promise<number> {
    const { redis, partitions } = this.#settings;
    const stream = this.#keys.stream(partitionOf(wanted.organizationId, partitions));
    return (await forgetEvents(redis, stream, wanted)) + (await forgetEvents(redis, this.#keys.deadLetters, wanted));
  }

  onReturn(listener: () => void): Unsubscribe {
    return this.#settings.redis.onChange((isUp) => isUp && listener());
  }

  subscribe<Name extends EventName>(consumer: string, names: readonly Name[], handle: EventHandler<Name>): Unsubscribe {
    return this.#join({
      name: consumer,
      names: new Set<string>(names),
      batchSize: 1,
      handle: async (events) => {
        for (const event of events) await handle(event as DomainEvent<Name>);
      },
    });
  }

  subscribeBatches<Name extends EventName>(
    consumer: string,
    names: readonly Name[],
    handle: BatchHandler<Name>,
  ): Unsubscribe {
    return this.#join({
      name: consumer,
      names: new Set<string>(names),
      batchSize,
      handle: async (events) => handle(events as readonly DomainEvent<Name>[]),
    });
  }

  /** The dead letters, oldest first; at most 1 000. @throws RedisUnavailableError */
  async deadLetters(): Promise<DeadLetter[]> {
    return this.#deadLetters.list();
  }

  /** The number of dead letters of all consumers. @throws RedisUnavailableError */
  async deadLetterCount(): Promise<number> {
    return this.#deadLetters.count();
  }

  /** Delivers dead letters again to the given consumer, or to all consumers that failed. Returns how many. @throws RedisUnavailableError */
  async retryDeadLetters(consumer?: string): Promise<number> {
    return this.#deadLetters.retry(consumer);
  }

  /** Of every consumer in all processes. @throws RedisUnavailableError */
  async lag(): Promise<GroupLag[]> {
    const { redis, partitions } = this.#settings;
    return groupLags(redis, this.#keys, partitions);
  }

  /**
   * Removes entries that every known consumer has acknowledged and that are older than an hour; also runs every minute. Returns how many.
   * @throws RedisUnavailableError
   */
  async trim(olderThanMs: number = keepMs): Promise<number> {
    const { redis, partitions } = this.#settings;
    let removed = 0;
    for (let partition = 0; partition < partitions; partition += 1)
      removed += await trimStream(redis, this.#keys.stream(partition), olderThanMs);
    return removed;
  }

  #join(consumer: StreamConsumer): Unsubscribe {
    if (this.#members.has(consumer.name)) throw new Error(`A consumer named ${consumer.name} is subscribed already`);
    const member = new GroupMember({ ...this.#settings, keys: this.#keys }, consumer);
    this.#members.set(consumer.name, member);
    if (this.#isRunning) void member.balance();
    return () => {
      if (this.#members.delete(consumer.name)) void member.stop();
    };
  }

  #balance(): void {
    for (const member of this.#members.values()) void member.balance();
  }

  #wake(message: string): void {
    if (message === 'balance') this.#balance();
    else for (const member of this.#members.values()) member.wake(Number(message));
  }

  /** Notifications that were missed while not connected are found by polling. */
  async #listen(): Promise<void> {
    await this.#connection?.subscribe(this.#keys.wake).catch(() => undefined);
    for (const member of this.#members.values()) member.wake();
  }

  /** The listening connection may have been lost silently: open a new one. */
  #returned(): void {
    this.#connection?.disconnect(true);
    this.#balance();
    for (const member of this.#members.values()) member.wake();
  }

  /** One replica of all does this. */
  async #trim(): Promise<void> {
    const { redis, log, replicaId } = this.#settings;
    try {
      const isMine = await redis.run(async (commands) =>
        commands.set(this.#keys.trimming, replicaId, 'PX', trimEveryMs - balanceMs, 'NX'),
      );
      if (isMine === null) return;
      const removed = await this.trim();
      log.debug({ removed }, 'streams trimmed');
    } catch (error) {
      log.debug({ err: error }, 'streams not trimmed');
    }
  }
}
