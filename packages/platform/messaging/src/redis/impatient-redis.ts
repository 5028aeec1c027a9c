import type { Redis, RedisServer } from './open-redis.js';
import { RedisUnavailableError } from './redis-errors.js';

/** How long callers wait for Redis. */
export interface Impatience {
  /** A command that is not answered by then counts as Redis being away. Default 400. */
  readonly patienceMs?: number;
  /** After Redis was away, how long nobody asks it. Then one caller tries, and the others wait for how that went. Default 1 000. */
  readonly restMs?: number;
}

/** Redis for requests that have something else to fall back on: a server that hangs delays one caller a second, not all of them. */
export class ImpatientRedis {
  readonly #redis: Pick<RedisServer, 'run' | 'isUp'>;
  readonly #patienceMs: number;
  readonly #restMs: number;
  #restUntilMs: number | null = null;
  #isTrying = false;

  constructor(redis: Pick<RedisServer, 'run' | 'isUp'>, { patienceMs = 400, restMs = 1_000 }: Impatience = {}) {
    this.#redis = redis;
    this.#patienceMs = patienceMs;
    this.#restMs = restMs;
  }

  /** Runs commands. @throws RedisUnavailableError at once while Redis is away, else when it is too slow; other errors as they are. */
  async run<T>(work: (commands: Redis) => Promise<T>): Promise<T> {
    const isTrial = this.#restUntilMs !== null;
    if (!this.#redis.isUp() || (isTrial && !this.#mayTry())) throw new RedisUnavailableError();
    if (isTrial) this.#isTrying = true;
    try {
      const result = await this.#within(this.#redis.run(work));
      if (isTrial) this.#restUntilMs = null;
      return result;
    } catch (error) {
      if (error instanceof RedisUnavailableError) this.#restUntilMs = performance.now() + this.#restMs;
      else if (isTrial) this.#restUntilMs = null;
      throw error;
    } finally {
      if (isTrial) this.#isTrying = false;
    }
  }

  #mayTry(): boolean {
    return !this.#isTrying && performance.now() >= (this.#restUntilMs ?? 0);
  }

  async #within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const cause = new Error(`no answer within ${this.#patienceMs} ms`);
      // A process that was busy itself finds the answer waiting: it is read before the verdict.
      const judge = (): void => void setImmediate(() => reject(new RedisUnavailableError({ cause })));
      timer = setTimeout(judge, this.#patienceMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
