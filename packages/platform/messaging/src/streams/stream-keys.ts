import type { RedisServer } from '../redis/index.js';

/** The Redis keys of the bus. */
export interface StreamKeys {
  /** The stream of a partition. */
  readonly stream: (partition: number) => string;
  /** Which replica has which partition of a group, and until when. */
  readonly leases: (group: string) => string;
  /** The live replicas of a group, by the time at which their heartbeat expires. */
  readonly replicas: (group: string) => string;
  readonly deadLetters: string;
  /** Until when each run of Redis is known to have lasted, by its run id. */
  readonly lives: string;
  /** The run of Redis to which a sender has published everything. */
  readonly sender: (name: string) => string;
  /** The lock of the replica that trims the streams for now. */
  readonly trimming: string;
  /** The channel for notices of new entries and of released partitions. */
  readonly wake: string;
}

/** The keys under a server's prefix. */
export function streamKeys(redis: Pick<RedisServer, 'key'>): StreamKeys {
  return {
    stream: (partition) => redis.key('events', String(partition)),
    leases: (group) => redis.key('events', 'leases', group),
    replicas: (group) => redis.key('events', 'replicas', group),
    // The key has the name that dead letters had before; renaming it would lose those in a running installation.
    deadLetters: redis.key('events', 'set-aside'),
    lives: redis.key('events', 'lives'),
    sender: (name) => redis.key('events', 'sender', name),
    trimming: redis.key('events', 'trimming'),
    wake: redis.key('events', 'wake'),
  };
}

/** The partition of an organization: FNV-1a of its id, the same in every process. */
export function partitionOf(organizationId: string, partitions: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < organizationId.length; at += 1)
    hash = Math.imul(hash ^ organizationId.charCodeAt(at), 0x01000193) >>> 0;
  return hash % partitions;
}
