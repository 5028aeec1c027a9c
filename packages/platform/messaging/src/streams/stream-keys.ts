import type { RedisServer } from '../redis/index.js';

/** Names of what the bus keeps in Redis. */
export interface StreamKeys {
  /** The stream of a partition. */
  readonly stream: (partition: number) => string;
  /** Which replica works which partition for a group, and until when. */
  readonly leases: (group: string) => string;
  /** The replicas of a group that gave a sign of life, by the time at which it ends. */
  readonly replicas: (group: string) => string;
  readonly setAside: string;
  /** Until when each life of Redis is known to have gone on, by its run id. */
  readonly lives: string;
  /** Which life of Redis a sender has brought everything to. */
  readonly sender: (name: string) => string;
  /** Taken by the replica that trims the streams for now. */
  readonly trimming: string;
  /** Channel that tells of new entries and of partitions given up. */
  readonly wake: string;
}

/** The keys under a server's prefix. */
export function streamKeys(redis: Pick<RedisServer, 'key'>): StreamKeys {
  return {
    stream: (partition) => redis.key('events', String(partition)),
    leases: (group) => redis.key('events', 'leases', group),
    replicas: (group) => redis.key('events', 'replicas', group),
    setAside: redis.key('events', 'set-aside'),
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
