import { randomUUID } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import { ImpatientRedis, type RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from 'pino';
import {
  keyLifetimeMs,
  type Claim,
  type HeldClaim,
  type IdempotencyStore,
  type StoredResponse,
} from './idempotency-store.js';

/** KEYS: the key. ARGV: claim, fingerprint, lifetime in ms. Returns the existing entry, or an empty list when the key was free. */
const claimScript = `
  local known = redis.call('HGETALL', KEYS[1])
  if #known > 0 then return known end
  redis.call('HSET', KEYS[1], 'claim', ARGV[1], 'fingerprint', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return {}`;

/** KEYS: the key. ARGV: claim, sealed response. */
const saveScript = `
  if redis.call('HGET', KEYS[1], 'claim') ~= ARGV[1] then return 0 end
  return redis.call('HSET', KEYS[1], 'sealed', ARGV[2])`;

/** KEYS: the key. ARGV: claim. */
const releaseScript = `
  if redis.call('HGET', KEYS[1], 'claim') ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])`;

const retryMs = 500;
const retriesMax = 120;
const retryingMax = 1_000;

/** Stores responses in Redis, shared by all gateways. */
export class RedisIdempotencyStore implements IdempotencyStore {
  readonly #redis: RedisServer;
  readonly #commands: ImpatientRedis;
  readonly #log: Logger;
  #retrying = 0;

  constructor(redis: RedisServer, log: Logger) {
    this.#redis = redis;
    this.#commands = new ImpatientRedis(redis);
    this.#log = log;
  }

  async claim(key: string, fingerprint: string): Promise<Claim> {
    const claimId = randomUUID();
    try {
      const known = await this.#commands.run((commands) =>
        commands.eval(claimScript, 1, this.#place(key), claimId, fingerprint, keyLifetimeMs),
      );
      return claimOf(known as string[], { claimId, fingerprint });
    } catch (cause) {
      // Redis may have stored the claim without confirming it. The request is not run, so free the key for a retry.
      void this.#writeWithRetry(() => this.#release({ key, claimId, fingerprint }));
      throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause });
    }
  }

  async save({ key, claimId }: HeldClaim, response: StoredResponse | null): Promise<void> {
    if (response === null) return;
    const text = JSON.stringify(response);
    await this.#writeWithRetry(() =>
      this.#commands.run((commands) => commands.eval(saveScript, 1, this.#place(key), claimId, text)),
    );
  }

  async release(claim: HeldClaim): Promise<void> {
    await this.#writeWithRetry(() => this.#release(claim));
  }

  #release({ key, claimId }: HeldClaim): Promise<unknown> {
    return this.#commands.run((commands) => commands.eval(releaseScript, 1, this.#place(key), claimId));
  }

  /** Waits for the first attempt only and retries in the background, so that the client does not wait for Redis. */
  async #writeWithRetry(write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (this.#retrying >= retryingMax)
        this.#log.warn({ err: error }, 'the outcome of an idempotent request could not be stored');
      else void this.#retryLater(write);
    }
  }

  async #retryLater(write: () => Promise<unknown>): Promise<void> {
    this.#retrying += 1;
    for (let tries = 0; tries < retriesMax; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      const isWritten = await write().then(
        () => true,
        () => false,
      );
      if (isWritten) break;
    }
    this.#retrying -= 1;
  }

  #place(key: string): string {
    return this.#redis.key('idempotency', key);
  }
}

function claimOf(known: readonly string[], mine: { claimId: string; fingerprint: string }): Claim {
  if (known.length === 0) return { kind: 'CLAIMED', claimId: mine.claimId };
  const fields = new Map(known.flatMap((name, index) => (index % 2 === 0 ? [[name, known[index + 1] ?? '']] : [])));
  if (fields.get('fingerprint') !== mine.fingerprint) return { kind: 'REUSED' };
  // Earlier releases stored plain text in the field `answer`. The encrypted text has another name, so that they do not return it.
  const stored = fields.get('sealed') ?? fields.get('answer');
  return stored === undefined
    ? { kind: 'IN_USE' }
    : { kind: 'ANSWERED', response: JSON.parse(stored) as StoredResponse };
}
