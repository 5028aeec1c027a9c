import { RedisUnavailableError, type ImpatientRedis, type RedisServer } from '@tertulia/messaging/redis';
import type { FeedOf } from '../application/ports.js';
import type { PresenceStore } from '../application/presence.js';

/** What the store needs. */
export interface RedisPresenceParts {
  readonly redis: Pick<RedisServer, 'key'>;
  /** Of the same server; fails fast. */
  readonly impatient: ImpatientRedis;
  /** Called with errors other than an unavailable Redis. */
  onError(error: unknown): void;
}

/** A key for each person who was seen lately, which expires. */
export class RedisPresenceStore implements PresenceStore {
  readonly #parts: RedisPresenceParts;

  constructor(parts: RedisPresenceParts) {
    this.#parts = parts;
  }

  async seen(people: readonly FeedOf[], forMs: number): Promise<void> {
    const { impatient } = this.#parts;
    await this.#tried(null, async () =>
      impatient.run(async (commands) => {
        const signs = commands.pipeline();
        for (const person of people) signs.set(this.#key(person), 1, 'PX', forMs);
        const [failed] = (await signs.exec())?.flatMap(([error]) => error ?? []) ?? [];
        if (failed !== undefined) throw failed;
        return null;
      }),
    );
  }

  async leftMs(person: FeedOf): Promise<number> {
    const { impatient } = this.#parts;
    const left = await this.#tried(0, async () => impatient.run((commands) => commands.pttl(this.#key(person))));
    // Negative for a key that is missing.
    return Math.max(0, left);
  }

  #key({ organizationId, userId }: FeedOf): string {
    return this.#parts.redis.key('notifications', 'present', organizationId, userId);
  }

  async #tried<T>(fallback: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) this.#parts.onError(error);
      return fallback;
    }
  }
}
