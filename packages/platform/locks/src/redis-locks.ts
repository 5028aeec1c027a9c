import { randomUUID } from 'node:crypto';
import { RedisUnavailableError, type RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from 'pino';
import type { HeldLock, LockOptions, Locks } from './locks.js';

/** What the locks stand on. */
export interface RedisLocksSettings {
  readonly redis: RedisServer;
  readonly log: Logger;
}

const defaultLeaseMs = 10_000;
/** A lease is renewed this many times before it ends. */
const renewalsPerLease = 3;

/** The fence follows the server's clock, so that it also grows over a Redis that lost everything, and never goes back with the clock. */
const takeScript = `
  if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return false end
  local time = redis.call('TIME')
  local last = tonumber(redis.call('GET', KEYS[2]) or '0')
  local fence = string.format('%.0f', math.max(last + 1, time[1] * 1000000 + time[2]))
  redis.call('SET', KEYS[2], fence)
  return fence`;
const renewScript = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const releaseScript = `
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])`;

interface Lease {
  readonly name: string;
  readonly token: string;
  readonly leaseMs: number;
}

/** Locks between processes that share one Redis. While Redis is away nothing can be taken, and what is held ends with its lease. */
export class RedisLocks implements Locks {
  readonly #redis: RedisServer;
  readonly #log: Logger;

  constructor({ redis, log }: RedisLocksSettings) {
    this.#redis = redis;
    this.#log = log;
  }

  async tryHold<T>(
    name: string,
    work: (lock: HeldLock) => Promise<T>,
    { leaseMs = defaultLeaseMs }: LockOptions = {},
  ): Promise<T | null> {
    const lease = { name, token: randomUUID(), leaseMs };
    const askedAtMs = performance.now();
    const fence = await this.#take(lease);
    if (fence === null) return null;
    const loss = new AbortController();
    const renewal = this.#keep(lease, askedAtMs, loss);
    try {
      return await work({ signal: loss.signal, fence });
    } finally {
      renewal.stop();
      await this.#release(lease);
    }
  }

  /** @throws RedisUnavailableError while it cannot be known. */
  async remainingMs(name: string): Promise<number> {
    return Math.max(0, await this.#redis.run(async (commands) => commands.pttl(this.#keyOf(name))));
  }

  #keyOf(name: string): string {
    return this.#redis.key('lock', name);
  }

  async #take(lease: Lease): Promise<number | null> {
    const keys = [this.#keyOf(lease.name), this.#redis.key('lock-fence')];
    try {
      const taken = await this.#redis.run(async (commands) =>
        commands.eval(takeScript, keys.length, ...keys, lease.token, lease.leaseMs),
      );
      return taken === null ? null : Number(taken);
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) throw error;
      // It may have been taken before the answer was lost.
      void this.#release(lease);
      return null;
    }
  }

  /** Renews until told to stop; the lease counts from before the request that began or renewed it, by a clock that never jumps. */
  #keep(lease: Lease, takenAtMs: number, loss: AbortController): { stop: () => void } {
    const lose = (reason: string): void => {
      stop();
      this.#log.warn({ lock: lease.name, reason }, 'lock lost');
      loss.abort(new Error(`The lock ${lease.name} is lost: ${reason}`));
    };
    const endAfter = (ms: number): NodeJS.Timeout => setTimeout(() => lose('not renewed in time'), Math.max(0, ms));
    let end = endAfter(takenAtMs + lease.leaseMs - performance.now());
    let isStopped = false;
    const renew = async (): Promise<void> => {
      const askedAtMs = performance.now();
      const outcome = await this.#renew(lease);
      if (isStopped) return;
      if (outcome === 'FOREIGN') lose('held by another');
      if (outcome !== 'RENEWED') return;
      clearTimeout(end);
      end = endAfter(askedAtMs + lease.leaseMs - performance.now());
    };
    const renewal = setInterval(() => void renew(), lease.leaseMs / renewalsPerLease);
    const stop = (): void => {
      isStopped = true;
      clearTimeout(end);
      clearInterval(renewal);
    };
    return { stop };
  }

  async #renew({ name, token, leaseMs }: Lease): Promise<'RENEWED' | 'FOREIGN' | 'UNKNOWN'> {
    try {
      const renewed = await this.#redis.run(async (commands) =>
        commands.eval(renewScript, 1, this.#keyOf(name), token, leaseMs),
      );
      return renewed === 1 ? 'RENEWED' : 'FOREIGN';
    } catch (error) {
      this.#log.debug({ err: error, lock: name }, 'lock not renewed');
      return 'UNKNOWN';
    }
  }

  /** What cannot be released ends with its lease. */
  async #release({ name, token }: Lease): Promise<void> {
    try {
      await this.#redis.run(async (commands) => commands.eval(releaseScript, 1, this.#keyOf(name), token));
    } catch (error) {
      this.#log.debug({ err: error, lock: name }, 'lock not released');
    }
  }
}
