import { RedisUnavailableError, type ImpatientRedis, type RedisServer } from '@tertulia/messaging/redis';
import type { LiveSequences, LocalSequences } from './live-sequences.js';

/** A counter that expires only once the seconds have overtaken it. */
const script = `
  local sequence = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') + 1, tonumber(ARGV[1]), tonumber(ARGV[2]))
  local text = string.format('%.0f', sequence)
  redis.call('SET', KEYS[1], text, 'EX', string.format('%.0f', sequence - tonumber(ARGV[1]) + 3600))
  return text`;

/** The dependencies of the sequences. */
export interface RedisSequencesParts {
  readonly redis: Pick<RedisServer, 'key'>;
  /** A client of the same server that fails fast, for callers that can work without it. */
  readonly impatient: ImpatientRedis;
  readonly local: LocalSequences;
}

/**
 * Sequences shared by all processes. While Redis is unavailable, each process continues from the last sequence that it
 * saw; the seconds keep them close together, and the first process that reaches Redis again continues the shared count.
 */
export class RedisLiveSequences implements LiveSequences {
  readonly #parts: RedisSequencesParts;

  constructor(parts: RedisSequencesParts) {
    this.#parts = parts;
  }

  async next(organizationId: string): Promise<number> {
    const { redis, impatient, local } = this.#parts;
    const key = redis.key('live', organizationId);
    const least = [local.seconds(), local.lastOf(organizationId) + 1];
    try {
      const sequence = Number(await impatient.run(async (commands) => commands.eval(script, 1, key, ...least)));
      local.note(organizationId, sequence);
      return sequence;
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) throw error;
      return local.next(organizationId);
    }
  }
}
