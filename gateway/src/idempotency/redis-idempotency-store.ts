import { randomUUID } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import { ImpatientRedis, type RedisServer } from '@tertulia/messaging/redis';
import type { Logger } from 'pino';
import {
  rememberedMs,
  type Claim,
  type HeldClaim,
  type IdempotencyStore,
  type KeptAnswer,
} from './idempotency-store.js';

/** KEYS: the key. ARGV: what to write, ms. Answers what was there. */
const claimScript = `
  local known = redis.call('HGETALL', KEYS[1])
  if #known > 0 then return known end
  redis.call('HSET', KEYS[1], 'claim', ARGV[1], 'fingerprint', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  return {}`;

/** KEYS: the key. ARGV: claim, answer. */
const keepScript = `
  if redis.call('HGET', KEYS[1], 'claim') ~= ARGV[1] then return 0 end
  return redis.call('HSET', KEYS[1], 'sealed', ARGV[2])`;

/** KEYS: the key. ARGV: claim. */
const releaseScript = `
  if redis.call('HGET', KEYS[1], 'claim') ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])`;

const retryMs = 500;
const retriesMax = 120;
const waitingMax = 1_000;

/** Remembers in Redis, for all gateways. */
export class RedisIdempotencyStore implements IdempotencyStore {
  readonly #redis: RedisServer;
  readonly #commands: ImpatientRedis;
  readonly #log: Logger;
  #waiting = 0;

  constructor(redis: RedisServer, log: Logger) {
    this.#redis = redis;
    this.#commands = new ImpatientRedis(redis);
    this.#log = log;
  }

  async claim(key: string, fingerprint: string): Promise<Claim> {
    const claimId = randomUUID();
    try {
      const known = await this.#commands.run((commands) =>
        commands.eval(claimScript, 1, this.#place(key), claimId, fingerprint, rememberedMs),
      );
      return claimOf(known as string[], { claimId, fingerprint });
    } catch (cause) {
      // It may have been claimed all the same; nothing is run, so the sender must be able to try again.
      void this.#untilTold(() => this.#release({ key, claimId, fingerprint }));
      throw new DomainError('SUBGRAPH_UNAVAILABLE', { cause });
    }
  }

  async keep({ key, claimId }: HeldClaim, answer: KeptAnswer | null): Promise<void> {
    if (answer === null) return;
    const text = JSON.stringify(answer);
    await this.#untilTold(() =>
      this.#commands.run((commands) => commands.eval(keepScript, 1, this.#place(key), claimId, text)),
    );
  }

  async release(claim: HeldClaim): Promise<void> {
    await this.#untilTold(() => this.#release(claim));
  }

  #release({ key, claimId }: HeldClaim): Promise<unknown> {
    return this.#commands.run((commands) => commands.eval(releaseScript, 1, this.#place(key), claimId));
  }

  /** Waits for the first try only: the sender has its answer, whatever Redis does. */
  async #untilTold(tell: () => Promise<unknown>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      if (this.#waiting >= waitingMax) this.#log.warn({ err: error }, 'what became of an idempotency key is lost');
      else void this.#tellLater(tell);
    }
  }

  async #tellLater(tell: () => Promise<unknown>): Promise<void> {
    this.#waiting += 1;
    for (let tries = 0; tries < retriesMax; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      const isTold = await tell().then(
        () => true,
        () => false,
      );
      if (isTold) break;
    }
    this.#waiting -= 1;
  }

  #place(key: string): string {
    return this.#redis.key('idempotency', key);
  }
}

function claimOf(known: readonly string[], mine: { claimId: string; fingerprint: string }): Claim {
  if (known.length === 0) return { kind: 'CLAIMED', claimId: mine.claimId };
  const fields = new Map(known.flatMap((name, index) => (index % 2 === 0 ? [[name, known[index + 1] ?? '']] : [])));
  if (fields.get('fingerprint') !== mine.fingerprint) return { kind: 'REUSED' };
  // Under a name of its own: the release before finds none and does not hand on what it cannot read. That release wrote `answer`.
  const answer = fields.get('sealed') ?? fields.get('answer');
  return answer === undefined ? { kind: 'IN_USE' } : { kind: 'ANSWERED', answer: JSON.parse(answer) as KeptAnswer };
}
