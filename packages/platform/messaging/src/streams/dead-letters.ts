import type { RedisServer } from '../redis/index.js';
import { fieldMap, timeMsOf } from './stream-entry.js';
import { partitionOf, type StreamKeys } from './stream-keys.js';

/** A dead letter: an event that a consumer failed to handle at its last attempt. */
export interface DeadLetter {
  readonly consumer: string;
  readonly eventId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly error: string;
  readonly attempts: number;
  /** ISO 8601. */
  readonly deadLetteredAt: string;
}

interface Entry {
  readonly id: string;
  readonly values: ReadonlyMap<string, string>;
}

const listMax = 1_000;
const pageSize = 100;

/** The dead letters of all consumers. */
export class DeadLetters {
  readonly #redis: RedisServer;
  readonly #keys: StreamKeys;
  readonly #partitions: number;

  constructor(redis: RedisServer, keys: StreamKeys, partitions: number) {
    this.#redis = redis;
    this.#keys = keys;
    this.#partitions = partitions;
  }

  /** Oldest first, at most 1 000. @throws RedisUnavailableError */
  async list(): Promise<DeadLetter[]> {
    const entries = await this.#entries('-', listMax);
    return entries.map(({ id, values }) => ({
      consumer: values.get('consumer') ?? '',
      eventId: (JSON.parse(values.get('event') ?? '{}') as { id?: string }).id ?? '',
      name: values.get('name') ?? '',
      organizationId: values.get('organization') ?? '',
      error: values.get('error') ?? '',
      attempts: Number(values.get('attempts')),
      deadLetteredAt: new Date(timeMsOf(id)).toISOString(),
    }));
  }

  /** The number of dead letters of all consumers. */
  async count(): Promise<number> {
    return this.#redis.run(async (commands) => commands.xlen(this.#keys.deadLetters));
  }

  /**
   * Puts dead letters back into their streams, for the given consumer or for all that failed. Returns how many. @throws
   * RedisUnavailableError
   */
  async retry(consumer?: string): Promise<number> {
    let moved = 0;
    for (let start = '-'; ;) {
      const page = await this.#entries(start, pageSize);
      for (const entry of page) {
        if (consumer !== undefined && entry.values.get('consumer') !== consumer) continue;
        await this.#putBack(entry);
        moved += 1;
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return moved;
      start = `(${last.id}`;
    }
  }

  async #entries(start: string, count: number): Promise<Entry[]> {
    const raw = await this.#redis.run(async (commands) =>
      commands.xrange(this.#keys.deadLetters, start, '+', 'COUNT', count),
    );
    return raw.map(([id, fields]) => ({ id, values: fieldMap(fields) }));
  }

  /** In one step: an event is in exactly one place, even if the process ends midway. */
  async #putBack({ id, values }: Entry): Promise<void> {
    const organizationId = values.get('organization') ?? '';
    const partition = partitionOf(organizationId, this.#partitions);
    const fields = ['name', 'organization', 'event', 'consumer'].flatMap((name) => [name, values.get(name) ?? '']);
    await this.#redis.run(async (commands) => {
      const transaction = commands.multi();
      transaction.xadd(this.#keys.stream(partition), '*', ...fields);
      transaction.xdel(this.#keys.deadLetters, id);
      transaction.publish(this.#keys.wake, String(partition));
      for (const [error] of (await transaction.exec()) ?? []) if (error !== null) throw error;
    });
  }
}
