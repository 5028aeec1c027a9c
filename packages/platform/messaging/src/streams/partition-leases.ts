import type { RedisServer } from '../redis/index.js';
import type { StreamKeys } from './stream-keys.js';

/** A partition that this replica handles for a group. */
export interface PartitionLease {
  readonly partition: number;
  /** A new value after each change of owner. */
  readonly epoch: string;
}

/** The partitions that a replica has after a balance, and its fair share. */
export interface Balance {
  readonly leases: readonly PartitionLease[];
  readonly quota: number;
}

/**
 * A time further ahead than any lease was set by a clock that has since been set back: it is replaced by the time of one lease, enough to
 * renew it.
 */
const mendClock = `
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. (now + 2 * leaseMs), '+inf')) do
    redis.call('ZADD', KEYS[2], now + leaseMs, name)
  end`;
/**
 * A heartbeat: renews the replica's leases and acquires free partitions up to its share. It takes no lease away: the replica itself
 * releases what exceeds its share, after the current batch. All times are of the Redis clock.
 */
const balanceScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local me, leaseMs, partitions = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
  redis.call('ZADD', KEYS[2], now + leaseMs, me)
  ${mendClock}
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
  local quota = math.ceil(partitions / redis.call('ZCARD', KEYS[2]))
  local held, free = {}, {}
  for p = 0, partitions - 1 do
    local lease = redis.call('HMGET', KEYS[1], 'owner' .. p, 'end' .. p)
    if lease[1] == me then
      table.insert(held, p)
    elseif not lease[1] or tonumber(lease[2]) <= now then
      table.insert(free, p)
    elseif tonumber(lease[2]) > now + 2 * leaseMs then
      redis.call('HSET', KEYS[1], 'end' .. p, now + leaseMs)
    end
  end
  for _, p in ipairs(free) do
    if #held >= quota then break end
    redis.call('HSET', KEYS[1], 'owner' .. p, me, 'epoch' .. p, string.format('%.0f', time[1] * 1000000 + time[2]))
    table.insert(held, p)
  end
  local answer = { quota }
  for _, p in ipairs(held) do
    redis.call('HSET', KEYS[1], 'end' .. p, now + leaseMs)
    table.insert(answer, p)
    table.insert(answer, redis.call('HGET', KEYS[1], 'epoch' .. p))
  end
  return answer`;
const releaseScript = `
  for at = 2, #ARGV do
    local p = ARGV[at]
    if redis.call('HGET', KEYS[1], 'owner' .. p) == ARGV[1] then
      redis.call('HDEL', KEYS[1], 'owner' .. p, 'end' .. p, 'epoch' .. p)
    end
  end
  return 1`;

/** Dependencies of a group's leases. */
export interface LeaseSettings {
  readonly redis: RedisServer;
  readonly keys: StreamKeys;
  readonly group: string;
  readonly replicaId: string;
  readonly partitions: number;
  readonly leaseMs: number;
}

/** Spreads the partitions of a group evenly over its live replicas. */
export class PartitionLeases {
  readonly #settings: LeaseSettings;

  constructor(settings: LeaseSettings) {
    this.#settings = settings;
  }

  /** Renews its leases and acquires its fair share. @throws RedisUnavailableError */
  async balance(): Promise<Balance> {
    const { redis, keys, group, replicaId, leaseMs, partitions } = this.#settings;
    const answer = (await redis.run(async (commands) =>
      commands.eval(balanceScript, 2, keys.leases(group), keys.replicas(group), replicaId, leaseMs, partitions),
    )) as [number, ...(number | string)[]];
    const [quota, ...flat] = answer;
    const leases: PartitionLease[] = [];
    for (let at = 0; at + 1 < flat.length; at += 2)
      leases.push({ partition: Number(flat[at]), epoch: String(flat[at + 1]) });
    return { leases, quota };
  }

  /** Releases partitions and notifies the other replicas. @throws RedisUnavailableError */
  async release(partitions: readonly number[]): Promise<void> {
    const { redis, keys, group, replicaId } = this.#settings;
    await redis.run(async (commands) => {
      await commands.eval(releaseScript, 1, keys.leases(group), replicaId, ...partitions);
      await commands.publish(keys.wake, 'balance');
    });
  }

  /** Releases everything; the replica no longer counts as live. @throws RedisUnavailableError */
  async leave(): Promise<void> {
    const { redis, keys, group, replicaId, partitions } = this.#settings;
    await redis.run(async (commands) => commands.zrem(keys.replicas(group), replicaId));
    await this.release(Array.from({ length: partitions }, (_, partition) => partition));
  }
}
