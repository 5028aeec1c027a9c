import { withDeadline } from '@tertulia/deadline';
import type { Impatience, Redis, RedisServer } from './open-redis.js';
import { RedisUnavailableError } from './redis-errors.js';

/** Redis for requests that have a fallback: a server that hangs delays one caller a second, not all of them. */
export class ImpatientRedis {
  readonly #redis: Pick<RedisServer, 'run' | 'isUp'>;
  readonly #patienceMs: number;
  readonly #restMs: number;
  #restUntilMs: number | null = null;
  #isTrying = false;

  /** As patient as the server was opened with, unless told otherwise. */
  constructor(redis: Pick<RedisServer, 'run' | 'isUp' | 'impatience'>, impatience: Impatience = redis.impatience) {
    const { patienceMs = 400, restMs = 1_000 } = impatience;
    this.#redis = redis;
    this.#patienceMs = patienceMs;
    this.#restMs = restMs;
  }

  /** Runs commands. @throws RedisUnavailableError at once while Redis is unavailable, or when it is too slow; other errors unchanged. */
  async run<T>(work: (commands: Redis) => Promise<T>): Promise<T> {
    const isTrial = this.#restUntilMs !== null;
    if (!this.#redis.isUp() || (isTrial && !this.#mayTry())) throw new RedisUnavailableError();
    if (isTrial) this.#isTrying = true;
    try {
      const result = await withDeadline(this.#redis.run(work), this.#patienceMs, () => this.#giveUp());
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

  #giveUp(): never {
    throw new RedisUnavailableError({ cause: new Error(`no reply after ${this.#patienceMs} ms`) });
  }

  #mayTry(): boolean {
    return !this.#isTrying && performance.now() >= (this.#restUntilMs ?? 0);
  }
}
