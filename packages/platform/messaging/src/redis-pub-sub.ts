import { randomUUID } from 'node:crypto';
import { withDeadline } from '@tertulia/deadline';
import type { Redis, RedisServer } from './redis/index.js';
import type { Logger } from 'pino';
import type { PubSub, SubscribeOptions, Topic } from './pub-sub.js';
import { defaultQueueLimit, SubscriptionQueue, type Subscription } from './subscription-queue.js';

/** Dependencies and settings of the hub. */
export interface RedisPubSubSettings {
  readonly redis: RedisServer;
  readonly log: Logger;
  /** Values that may wait for one subscriber. Default 1 000. */
  readonly queueLimit?: number;
  /** Interval of heartbeats; after four without one the connection is opened again. Default 1 000. */
  readonly heartbeatMs?: number;
}

interface Channel {
  readonly queues: Set<SubscriptionQueue<unknown>>;
  /** True once Redis has confirmed it; a new connection confirms all channels together. */
  readonly confirmed: Promise<boolean>;
}

/** What hubs send each other about values that one of them could not publish: the names of the topics, or all. */
interface Loss {
  readonly topics: readonly string[] | 'ALL';
}

const readyDeadlineMs = 2_000;
const heartbeatsMissedMax = 3;
/** More topics than this are reported as ALL. */
const lostTopicsMax = 200;

/**
 * Pub/sub between processes that share one Redis: one connection for all subscriptions. Values are lost while Redis is unavailable. When it
 * is back, subscriptions to ALL values end with `MissedValuesError`, those to the LATEST continue, and `onRecovery` listeners are called.
 */
export class RedisPubSub implements PubSub {
  readonly #redis: RedisServer;
  readonly #log: Logger;
  readonly #queueLimit: number;
  readonly #connection: Redis;
  readonly #channels = new Map<string, Channel>();
  readonly #listeners = new Set<() => void>();
  readonly #topicPrefix: string;
  readonly #lossChannel: string;
  readonly #ownChannel: string;
  readonly #heartbeat: NodeJS.Timeout;
  #lostTopics: Set<string> | 'ALL' = new Set();
  /** Resolves when the current connection is ready; replaced after each loss. */
  #live = awaited();
  #isConnected = false;
  #hasBeenConnected = false;
  #missedHeartbeats = 0;
  #isBeating = false;
  #canPublish = true;
  /** True when a subscriber was informed that Redis has not confirmed its subscription. */
  #hasRefused = false;
  #hasLoggedOutage = false;

  constructor({ redis, log, queueLimit = defaultQueueLimit, heartbeatMs = 1_000 }: RedisPubSubSettings) {
    this.#redis = redis;
    this.#log = log;
    this.#queueLimit = queueLimit;
    this.#topicPrefix = redis.key('topic', '');
    this.#lossChannel = redis.key('pub-sub', 'loss');
    this.#ownChannel = redis.key('pub-sub', 'heartbeat', randomUUID());
    this.#connection = redis.connect('subscriber');
    this.#connection.on('message', (channel: string, text: string) => this.#receive(channel, text));
    this.#connection.on('ready', () => void this.#connected());
    this.#connection.on('close', () => this.#disconnected());
    this.#heartbeat = setInterval(() => void this.#beat(), heartbeatMs);
    this.#heartbeat.unref();
  }

  publish<T>(to: Topic<T>, value: T): void {
    void this.#send(to.name, JSON.stringify(value));
  }

  subscribe<T>(to: Topic<T>, options: SubscribeOptions = {}): Subscription<T> {
    const channel = this.#channels.get(to.name) ?? this.#open(to.name);
    const limit = options.keep === 'LATEST' ? 'LATEST' : this.#queueLimit;
    const queue: SubscriptionQueue<T> = new SubscriptionQueue<T>(
      limit,
      () => this.#remove(to.name, queue as SubscriptionQueue<unknown>),
      this.#isReady(channel),
    );
    channel.queues.add(queue as SubscriptionQueue<unknown>);
    return queue;
  }

  isHealthy(): boolean {
    return this.#isConnected && this.#canPublish && this.#missedHeartbeats < heartbeatsMissedMax && this.#redis.isUp();
  }

  onRecovery(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#listeners.clear();
    for (const { queues } of this.#channels.values()) for (const queue of queues) void queue.return();
    this.#connection.disconnect();
  }

  /** The number of subscribers of a topic in this process. */
  subscriberCount(to: Topic<unknown>): number {
    return this.#channels.get(to.name)?.queues.size ?? 0;
  }

  async #isReady({ confirmed }: Channel): Promise<boolean> {
    const isReady = await allBefore(readyDeadlineMs, [this.#live.promise, confirmed]);
    if (!isReady) this.#hasRefused = true;
    return isReady;
  }

  #open(name: string): Channel {
    const confirmed = this.#connection.subscribe(this.#topicPrefix + name).then(
      () => true,
      () => false,
    );
    const channel: Channel = { queues: new Set(), confirmed };
    this.#channels.set(name, channel);
    return channel;
  }

  #remove(name: string, queue: SubscriptionQueue<unknown>): void {
    const channel = this.#channels.get(name);
    channel?.queues.delete(queue);
    if (channel === undefined || channel.queues.size > 0) return;
    this.#channels.delete(name);
    this.#connection.unsubscribe(this.#topicPrefix + name).catch(() => undefined);
  }

  #receive(channel: string, text: string): void {
    if (channel === this.#ownChannel) {
      this.#missedHeartbeats = 0;
      return;
    }
    if (channel === this.#lossChannel) return this.#onLoss(JSON.parse(text) as Loss);
    const found = this.#channels.get(channel.slice(this.#topicPrefix.length));
    if (found === undefined) return;
    const value: unknown = JSON.parse(text);
    for (const queue of found.queues) queue.push(value);
  }

  async #send(name: string, text: string): Promise<void> {
    try {
      await this.#redis.run(async (commands) => commands.publish(this.#topicPrefix + name, text));
    } catch (error) {
      this.#lose(name);
      if (!this.#hasLoggedOutage)
        this.#log.warn({ err: error }, 'redis is unavailable: values for subscribers are lost');
      this.#hasLoggedOutage = true;
    }
  }

  #lose(name: string): void {
    if (this.#lostTopics === 'ALL') return;
    this.#lostTopics.add(name);
    if (this.#lostTopics.size > lostTopicsMax) this.#lostTopics = 'ALL';
  }

  /** Redis confirms the channels of a connection in the order in which they were subscribed. */
  async #connected(): Promise<void> {
    const isReturn = this.#hasBeenConnected || this.#hasRefused;
    const names = [...this.#channels.keys()].map((name) => this.#topicPrefix + name);
    try {
      await this.#connection.subscribe(this.#ownChannel, this.#lossChannel, ...names);
    } catch {
      return;
    }
    this.#isConnected = true;
    this.#hasBeenConnected = true;
    this.#hasRefused = false;
    this.#missedHeartbeats = 0;
    this.#live.resolve(true);
    if (isReturn) this.#recover('ALL', 'The connection to Redis was lost');
  }

  #disconnected(): void {
    if (!this.#isConnected) return;
    this.#isConnected = false;
    this.#live = awaited();
  }

  #onLoss({ topics }: Loss): void {
    this.#recover(topics, 'A publisher could not reach Redis');
  }

  #recover(topics: readonly string[] | 'ALL', reason: string): void {
    const names = topics === 'ALL' ? [...this.#channels.keys()] : topics;
    for (const name of names) for (const queue of [...(this.#channels.get(name)?.queues ?? [])]) queue.miss(reason);
    for (const listener of [...this.#listeners]) listener();
  }

  /** A value published to itself shows that values arrive; a connection that only seems alive is replaced. */
  async #beat(): Promise<void> {
    if (this.#isBeating) return;
    this.#isBeating = true;
    try {
      await this.#redis.run(async (commands) => commands.publish(this.#ownChannel, ''));
      this.#canPublish = true;
      if (this.#isConnected) this.#missedHeartbeats += 1;
      await this.#publishLosses();
    } catch (error) {
      this.#canPublish = false;
      this.#log.debug({ err: error }, 'pub/sub heartbeat');
    } finally {
      this.#isBeating = false;
    }
    if (this.#missedHeartbeats <= heartbeatsMissedMax) return;
    this.#missedHeartbeats = 0;
    this.#connection.disconnect(true);
  }

  async #publishLosses(): Promise<void> {
    const lost = this.#lostTopics;
    if (lost !== 'ALL' && lost.size === 0) return;
    this.#lostTopics = new Set();
    const loss: Loss = { topics: lost === 'ALL' ? lost : [...lost] };
    try {
      await this.#redis.run(async (commands) => commands.publish(this.#lossChannel, JSON.stringify(loss)));
      this.#hasLoggedOutage = false;
    } catch (error) {
      if (lost === 'ALL') this.#lostTopics = lost;
      else for (const name of lost) this.#lose(name);
      throw error;
    }
  }
}

interface Awaited {
  readonly promise: Promise<boolean>;
  readonly resolve: (value: boolean) => void;
}

function awaited(): Awaited {
  let resolve: Awaited['resolve'] = () => undefined;
  const promise = new Promise<boolean>((r) => (resolve = r));
  return { promise, resolve };
}

/** True when all become true before the deadline. */
async function allBefore(deadlineMs: number, conditions: readonly Promise<boolean>[]): Promise<boolean> {
  return withDeadline(
    Promise.all(conditions).then((outcomes) => outcomes.every(Boolean)),
    deadlineMs,
    () => false,
  );
}
