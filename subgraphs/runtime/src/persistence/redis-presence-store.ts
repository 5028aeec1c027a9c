import { RedisUnavailableError, type ImpatientRedis, type RedisServer } from '@tertulia/messaging/redis';
import type { PresenceStore, SignOfLife } from '../application/ports.js';

const presentMs = 60_000;
/** Longer than a heartbeat counts, because clocks of processes may differ. */
const expiryMs = 2 * presentMs;

/** The dependencies of the store. */
export interface RedisPresenceParts {
  readonly redis: Pick<RedisServer, 'key'>;
  /** A client of the same server that fails fast, for callers that can work without it. */
  readonly impatient: ImpatientRedis;
  /** Called with errors other than an unavailable Redis. */
  onError(error: unknown): void;
}

/**
 * Heartbeats of all processes' visitors. For each organization a sorted set of bots, for each bot one of conversations;
 * scores are the times of the last heartbeats. While Redis is unavailable, heartbeats are dropped and presence is
 * unknown.
 */
export class RedisPresenceStore implements PresenceStore {
  readonly #parts: RedisPresenceParts;

  constructor(parts: RedisPresenceParts) {
    this.#parts = parts;
  }

  async beat({ organizationId, botId, conversationId, at }: SignOfLife): Promise<void> {
    const atMs = at.getTime();
    const bots = this.#botsKey(organizationId);
    const chats = this.#chatsKey(organizationId, botId);
    await this.#tried(async () =>
      this.#parts.impatient.run(async (commands) => {
        // One transaction: a key must never be without an expiry.
        const beat = commands.multi();
        for (const [key, member] of [
          [chats, conversationId],
          [bots, botId],
        ] as const) {
          beat.zadd(key, 'GT', atMs, member);
          beat.zremrangebyscore(key, '-inf', `(${atMs - presentMs}`);
          beat.pexpire(key, expiryMs);
        }
        valuesOf(await beat.exec());
      }),
    );
  }

  async countByBot(organizationId: string, now: Date): Promise<ReadonlyMap<string, number> | null> {
    const since = now.getTime() - presentMs;
    return this.#tried(async () =>
      this.#parts.impatient.run(async (commands) => {
        const botIds = await commands.zrangebyscore(this.#botsKey(organizationId), since, '+inf');
        const counting = commands.pipeline();
        for (const botId of botIds) counting.zcount(this.#chatsKey(organizationId, botId), since, '+inf');
        const counts = botIds.length === 0 ? [] : valuesOf(await counting.exec());
        const byBot = botIds.map((botId, at) => [botId, Number(counts[at])] as const);
        return new Map(byBot.filter(([, count]) => count > 0));
      }),
    );
  }

  #botsKey(organizationId: string): string {
    return this.#parts.redis.key('presence', organizationId);
  }

  #chatsKey(organizationId: string, botId: string): string {
    return this.#parts.redis.key('presence', organizationId, botId);
  }

  async #tried<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) this.#parts.onError(error);
      return null;
    }
  }
}

/** The results of several commands. @throws the first command's error. */
function valuesOf(answers: [error: Error | null, value: unknown][] | null): unknown[] {
  return (answers ?? []).map(([error, value]) => {
    if (error !== null) throw error;
    return value;
  });
}
