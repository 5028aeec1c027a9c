import type { RedisServer } from '../redis/index.js';
import { messageOf } from '../unavailable-errors.js';
import type { PartitionLease } from './partition-leases.js';
import { entryOf, type RawEntry, type StreamEntry } from './stream-entry.js';
import type { StreamKeys } from './stream-keys.js';

/** The group and partition to read. */
export interface PartitionStreamSettings {
  readonly redis: RedisServer;
  readonly keys: StreamKeys;
  readonly group: string;
  readonly replicaId: string;
  readonly lease: PartitionLease;
}

/** Entries in stream order, and ids of deleted ones: both must be acknowledged. */
export interface Page {
  readonly entries: readonly StreamEntry[];
  readonly unreadable: readonly string[];
}

/** A page of entries that were delivered before and never acknowledged; `next` is where the following page begins, null at the end. */
export interface ClaimedPage extends Page {
  readonly next: string | null;
}

/** Another replica has the partition now. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

const pageSize = 500;
/** The lease is checked in the same step as the entries are read: a replica that was suspended past its lease reads none. */
const fence = `
  local lease = redis.call('HMGET', KEYS[1], 'owner' .. ARGV[1], 'epoch' .. ARGV[1])
  if lease[1] ~= ARGV[2] or lease[2] ~= ARGV[3] then return redis.error_reply('NOTHELD') end`;
const readScript = `${fence}
  return redis.call('XREADGROUP', 'GROUP', ARGV[4], ARGV[2], 'COUNT', ARGV[5], 'STREAMS', KEYS[2], '>')`;
const claimScript = `${fence}
  return redis.call('XAUTOCLAIM', KEYS[2], ARGV[4], ARGV[2], 0, ARGV[6], 'COUNT', ARGV[5])`;
/** Only the lease holder reads: other consumers of the group belong to replicas that no longer exist. */
const forgetOthersScript = `
  for _, fields in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
    local name, pending
    for at = 1, #fields, 2 do
      if fields[at] == 'name' then name = fields[at + 1] end
      if fields[at] == 'pending' then pending = fields[at + 1] end
    end
    if name ~= ARGV[2] and pending == 0 then redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], name) end
  end
  return 1`;

/** One partition, as read for a group by the replica that has its lease. */
export class PartitionStream {
  readonly #settings: PartitionStreamSettings;
  readonly #stream: string;

  constructor(settings: PartitionStreamSettings) {
    this.#settings = settings;
    this.#stream = settings.keys.stream(settings.lease.partition);
  }

  /**
   * The next entries not delivered to any replica yet. @throws LeaseLostError, RedisUnavailableError: entries may then have been delivered
   * without a reply
   */
  async read(): Promise<Page> {
    const reply = (await this.#fenced(readScript, '')) as [string, RawEntry[]][] | null;
    return pageOf(reply?.[0]?.[1] ?? []);
  }

  /** Entries that were delivered to any replica and not acknowledged, from `start`. @throws LeaseLostError, RedisUnavailableError */
  async claim(start: string): Promise<ClaimedPage> {
    const [next, entries] = (await this.#fenced(claimScript, start)) as [string, (RawEntry | null)[]];
    // Redis before 7 returns a hole where an entry was deleted.
    const page = pageOf(entries.filter((entry) => entry !== null));
    return { ...page, next: next === '0-0' ? null : next };
  }

  /** @throws RedisUnavailableError */
  async acknowledge(ids: readonly string[]): Promise<void> {
    const { redis, group } = this.#settings;
    await redis.run(async (commands) => commands.xack(this.#stream, group, ...ids));
  }

  /** Copies an entry to the dead letters and acknowledges it, in one step. @throws RedisUnavailableError */
  async deadLetter(entry: StreamEntry, failure: { error: unknown; attempts: number }): Promise<void> {
    const { redis, group, keys } = this.#settings;
    const failureFields = ['error', messageOf(failure.error).slice(0, 2_000), 'attempts', String(failure.attempts)];
    const event = ['name', entry.name, 'organization', entry.organizationId, 'event', entry.json];
    await redis.run(async (commands) => {
      const transaction = commands.multi();
      transaction.xadd(keys.deadLetters, '*', 'consumer', group, ...event, ...failureFields);
      transaction.xack(this.#stream, group, entry.id);
      const outcomes = await transaction.exec();
      for (const [error] of outcomes ?? []) if (error !== null) throw error;
    });
  }

  /** Creates the group if it is missing, from the beginning of the stream. @throws RedisUnavailableError */
  async ensureGroup(): Promise<void> {
    const { redis, group } = this.#settings;
    await redis.run(async (commands) => {
      try {
        await commands.xgroup('CREATE', this.#stream, group, '0', 'MKSTREAM');
      } catch (error) {
        if (!messageOf(error).startsWith('BUSYGROUP')) throw error;
      }
    });
  }

  /** Removes consumers of replicas that no longer exist. @throws RedisUnavailableError */
  async forgetOthers(): Promise<void> {
    const { redis, group, replicaId } = this.#settings;
    await redis.run(async (commands) => commands.eval(forgetOthersScript, 1, this.#stream, group, replicaId));
  }

  async #fenced(script: string, start: string): Promise<unknown> {
    const { redis, keys, group, replicaId, lease } = this.#settings;
    const who = [lease.partition, replicaId, lease.epoch, group, pageSize, start];
    try {
      return await redis.run(async (commands) => commands.eval(script, 2, keys.leases(group), this.#stream, ...who));
    } catch (error) {
      if (messageOf(error).startsWith('NOTHELD')) throw new LeaseLostError(`Partition ${lease.partition} of ${group}`);
      throw error;
    }
  }
}

function pageOf(raw: readonly RawEntry[]): Page {
  const entries: StreamEntry[] = [];
  const unreadable: string[] = [];
  for (const one of raw) {
    const entry = entryOf(one);
    if (entry === null) unreadable.push(one[0]);
    else entries.push(entry);
  }
  return { entries, unreadable };
}
