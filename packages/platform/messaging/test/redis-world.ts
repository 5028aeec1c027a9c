import { randomUUID } from 'node:crypto';
import { RedisEventBus } from '@tertulia/messaging';
import type { RedisEventBusSettings } from '@tertulia/messaging';
import { openRedis } from '@tertulia/messaging/redis';
import type { RedisServer } from '@tertulia/messaging/redis';
import type { RedisForTests } from '@tertulia/testkit';
import { pino } from 'pino';

export const log = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });

/** Stands for a separate process, as far as Redis can tell: its connections and its bus. */
export interface Replica {
  readonly id: string;
  readonly redis: RedisServer;
  readonly bus: RedisEventBus;
  /** Ends as a crash would: the running handler may continue, but nothing reaches Redis any more. */
  die(): Promise<void>;
}

/** Replicas of one test; `end` stops all. */
export class RedisWorld {
  readonly prefix = `test-${randomUUID()}`;
  readonly #server: RedisForTests;
  readonly #replicas: Replica[] = [];

  constructor(server: RedisForTests) {
    this.#server = server;
  }

  async replica(over: Partial<Omit<RedisEventBusSettings, 'redis' | 'log'>> = {}): Promise<Replica> {
    const id = over.replicaId ?? `replica-${this.#replicas.length + 1}`;
    const redis = await this.connection(id);
    // Long enough that a replica on a busy machine keeps its partitions; a test that waits for the end of a lease sets its own.
    const bus = new RedisEventBus({ redis, log, leaseMs: 30_000, maxAttempts: 3, ...over, replicaId: id });
    const replica = { id, redis, bus, die: async () => redis.close() };
    this.#replicas.push(replica);
    return replica;
  }

  async connection(name: string, commandTimeoutMs = 30_000): Promise<RedisServer> {
    return openRedis({ url: this.#server.url, name, log, prefix: this.prefix, commandTimeoutMs });
  }

  async end(): Promise<void> {
    await Promise.all(this.#replicas.map(async ({ bus }) => bus.stop()));
    await Promise.all(this.#replicas.map(async ({ redis }) => redis.close()));
  }
}
