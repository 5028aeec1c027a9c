import type { Redis, RedisServer } from '../redis/index.js';
import { timeMsOf } from './stream-entry.js';
import type { StreamKeys } from './stream-keys.js';

/** How far a consumer is behind. */
export interface GroupLag {
  readonly consumer: string;
  /** Entries that it has not acknowledged. */
  readonly waiting: number;
  /** Age of the oldest of them; 0 when there is none. */
  readonly oldestSeconds: number;
}

/** The position of one group in one stream. */
interface GroupState {
  readonly group: string;
  readonly waiting: number;
  /** The oldest entry that is not acknowledged; null when there is none. */
  readonly oldestId: string | null;
  /** The group needs no entry before this one. */
  readonly neededFromId: string;
}

/** Entries are counted one by one, up to this many, where Redis cannot report the number. */
const countMax = 10_000;

/** How far every group is behind, over all processes. @throws RedisUnavailableError */
export async function groupLags(redis: RedisServer, keys: StreamKeys, partitions: number): Promise<GroupLag[]> {
  const lags = new Map<string, GroupLag>();
  const nowMs = await serverTimeMs(redis);
  for (let partition = 0; partition < partitions; partition += 1) {
    for (const { group, waiting, oldestId } of await statesOf(redis, keys.stream(partition))) {
      const ageSeconds = oldestId === null ? 0 : Math.max(0, (nowMs - timeMsOf(oldestId)) / 1_000);
      const before = lags.get(group);
      lags.set(group, {
        consumer: group,
        waiting: waiting + (before?.waiting ?? 0),
        oldestSeconds: Math.max(ageSeconds, before?.oldestSeconds ?? 0),
      });
    }
  }
  return [...lags.values()].toSorted((a, b) => a.consumer.localeCompare(b.consumer));
}

/** When Redis took the oldest entry that some group has not acknowledged; null when there is none. @throws RedisUnavailableError */
export async function oldestWaiting(redis: RedisServer, keys: StreamKeys, partitions: number): Promise<Date | null> {
  const times: number[] = [];
  for (let partition = 0; partition < partitions; partition += 1)
    for (const { oldestId } of await statesOf(redis, keys.stream(partition)))
      if (oldestId !== null) times.push(timeMsOf(oldestId));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/**
 * Removes entries that every known group has acknowledged and that are older than `keepMs`. A stream without groups is not trimmed. Returns
 * how many entries were removed. @throws RedisUnavailableError
 */
export async function trimStream(redis: RedisServer, stream: string, keepMs: number): Promise<number> {
  const states = await statesOf(redis, stream);
  if (states.length === 0) return 0;
  const oldestKept = `${(await serverTimeMs(redis)) - keepMs}-0`;
  const minId = [oldestKept, ...states.map(({ neededFromId }) => neededFromId)].toSorted(compareIds)[0] ?? '0-0';
  return redis.run(async (commands) => commands.xtrim(stream, 'MINID', minId));
}

async function serverTimeMs(redis: RedisServer): Promise<number> {
  const [seconds, micros] = await redis.run(async (commands) => commands.time());
  return Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
}

async function statesOf(redis: RedisServer, stream: string): Promise<GroupState[]> {
  return redis.run(async (commands) => {
    if ((await commands.exists(stream)) === 0) return [];
    const groups = (await commands.xinfo('GROUPS', stream)) as (string | number | null)[][];
    return Promise.all(groups.map(async (fields) => stateOf(commands, stream, infoOf(fields))));
  });
}

async function stateOf(commands: Redis, stream: string, info: GroupInfo): Promise<GroupState> {
  const [pending, unread] = await Promise.all([
    commands.xpending(stream, info.name) as Promise<[number, string | null]>,
    commands.xrange(stream, `(${info.lastDeliveredId}`, '+', 'COUNT', 1),
  ]);
  const [pendingCount, firstPending] = pending;
  const firstUnread = unread[0]?.[0] ?? null;
  const unreadCount =
    firstUnread === null ? 0 : (info.lag ?? (await countAfter(commands, stream, info.lastDeliveredId)));
  return {
    group: info.name,
    waiting: pendingCount + unreadCount,
    oldestId: firstPending ?? firstUnread,
    neededFromId: firstPending ?? info.lastDeliveredId,
  };
}

async function countAfter(commands: Redis, stream: string, id: string): Promise<number> {
  return (await commands.xrange(stream, `(${id}`, '+', 'COUNT', countMax)).length;
}

interface GroupInfo {
  readonly name: string;
  readonly lastDeliveredId: string;
  /** Null where Redis cannot report it: before 7, and after entries were deleted from the middle. */
  readonly lag: number | null;
}

function infoOf(fields: readonly (string | number | null)[]): GroupInfo {
  const values = new Map<unknown, string | number | null>();
  for (let at = 0; at + 1 < fields.length; at += 2) values.set(fields[at], fields[at + 1] ?? null);
  const lag = values.get('lag');
  return {
    name: String(values.get('name')),
    lastDeliveredId: String(values.get('last-delivered-id')),
    lag: typeof lag === 'number' ? lag : null,
  };
}

function compareIds(a: string, b: string): number {
  const [aMs = 0, aCount = 0] = a.split('-').map(Number);
  const [bMs = 0, bCount = 0] = b.split('-').map(Number);
  return aMs - bMs || aCount - bCount;
}
