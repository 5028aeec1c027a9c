import { RedisUnavailableError, type RedisServer } from '../redis/index.js';
import type { TransportMemory } from '../event-bus.js';
import type { StreamKeys } from './stream-keys.js';

/** An answer is good for this long while the connection lasts: somebody may empty Redis under it. */
const goodForMs = 5_000;
const runIdPattern = /^run_id:(\w+)/m;
/** Notes that this life of Redis goes on; answers what was noted of the one that a sender knew. */
const lookScript = `
  local time = redis.call('TIME')
  redis.call('HSET', KEYS[1], ARGV[1], time[1] * 1000 + math.floor(time[2] / 1000))
  local known = redis.call('GET', KEYS[2])
  if not known then return { '', '' } end
  return { known, redis.call('HGET', KEYS[1], known) or '' }`;

/**
 * Knows whether Redis still has what senders gave to it. Each life of Redis (its run id) notes how long it went on; each sender's note
 * names the life in which everything was brought. After a restart from a snapshot the notes are as old as the snapshot.
 */
export class RedisTransportMemory {
  readonly #redis: RedisServer;
  readonly #keys: StreamKeys;
  readonly #checkedAtMs = new Map<string, number>();
  #runId: string | undefined;

  constructor(redis: RedisServer, keys: StreamKeys) {
    this.#redis = redis;
    this.#keys = keys;
    redis.onChange(() => {
      this.#checkedAtMs.clear();
      this.#runId = undefined;
    });
  }

  /** @throws RedisUnavailableError */
  async of(sender: string): Promise<TransportMemory> {
    const checkedAtMs = this.#checkedAtMs.get(sender);
    if (checkedAtMs !== undefined && performance.now() - checkedAtMs < goodForMs) return { isWhole: true };
    this.#checkedAtMs.delete(sender);
    const runId = await this.#currentRunId();
    const [known, lastNotedMs] = (await this.#redis.run(async (commands) =>
      commands.eval(lookScript, 2, this.#keys.lives, this.#keys.sender(sender), runId),
    )) as [string, string];
    if (known === runId && this.#runId === runId) {
      this.#checkedAtMs.set(sender, performance.now());
      return { isWhole: true };
    }
    return { isWhole: false, keptUntil: lastNotedMs === '' ? null : new Date(Number(lastNotedMs)) };
  }

  /** The sender brings everything again from now on. @throws RedisUnavailableError */
  async remember(sender: string): Promise<void> {
    const runId = await this.#currentRunId();
    await this.#redis.run(async (commands) => commands.set(this.#keys.sender(sender), runId));
  }

  /**
   * Refuses a sender that has not looked since the connection was lost: what Redis lost must come before what is new.
   * @throws RedisUnavailableError
   */
  assertLooked(sender: string): void {
    if (!this.#checkedAtMs.has(sender))
      throw new RedisUnavailableError({ cause: new Error('The connection changed since the sender looked') });
  }

  async #currentRunId(): Promise<string> {
    if (this.#runId !== undefined) return this.#runId;
    const info = await this.#redis.run(async (commands) => commands.info('server'));
    const runId = runIdPattern.exec(info)?.[1] ?? 'unknown';
    this.#runId = runId;
    return runId;
  }
}
