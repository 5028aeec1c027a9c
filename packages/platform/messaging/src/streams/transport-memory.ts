import { RedisUnavailableError, type RedisServer } from '../redis/index.js';
import type { TransportMemory } from '../event-bus.js';
import type { StreamKeys } from './stream-keys.js';

/** A result is valid for this long while the connection lasts, because Redis may be emptied without a reconnection. */
const goodForMs = 5_000;
const runIdPattern = /^run_id:(\w+)/m;
/** Records that this run of Redis continues; returns what was recorded of the run that a sender knew. */
const lookScript = `
  local time = redis.call('TIME')
  redis.call('HSET', KEYS[1], ARGV[1], time[1] * 1000 + math.floor(time[2] / 1000))
  local known = redis.call('GET', KEYS[2])
  if not known then return { '', '' } end
  return { known, redis.call('HGET', KEYS[1], known) or '' }`;

/**
 * Detects whether Redis still has what senders published. Each run of Redis (its run id) records until when it lasted; each sender's record
 * names the run to which everything was published. After a restart from a snapshot the records are as old as the snapshot.
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

  /** Records that the sender publishes everything that is missing from now on. @throws RedisUnavailableError */
  async remember(sender: string): Promise<void> {
    const runId = await this.#currentRunId();
    await this.#redis.run(async (commands) => commands.set(this.#keys.sender(sender), runId));
  }

  /**
   * Refuses a sender that has not checked since the connection was lost: lost events must be published before new ones.
   * @throws RedisUnavailableError
   */
  assertLooked(sender: string): void {
    if (!this.#checkedAtMs.has(sender))
      throw new RedisUnavailableError({ cause: new Error('The connection changed since the sender checked') });
  }

  async #currentRunId(): Promise<string> {
    if (this.#runId !== undefined) return this.#runId;
    const info = await this.#redis.run(async (commands) => commands.info('server'));
    const runId = runIdPattern.exec(info)?.[1] ?? 'unknown';
    this.#runId = runId;
    return runId;
  }
}
