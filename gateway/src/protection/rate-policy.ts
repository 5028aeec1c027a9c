import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { OperationMeasure } from './measure-operation.js';
import type { RateBucket, RateDecision, RateLimiter } from './rate-limiter.js';

/** Root fields that guess secrets or make accounts: counted per occurrence and address, whoever calls. */
export const sensitiveFieldsDefault: readonly string[] = [
  'signIn',
  'signUp',
  'acceptInvitation',
  'requestPasswordReset',
  'resetPassword',
];

/** Thrown with the wait that `Retry-After` names. */
export class RateLimitedError extends DomainError {
  readonly retryAfterSeconds: number;

  constructor(decision: RateDecision) {
    super('RATE_LIMITED', { params: { retryAfterSeconds: decision.resetSeconds } });
    this.retryAfterSeconds = decision.resetSeconds;
  }
}

/** Applies the rates to callers, the same for HTTP and socket. */
export class RatePolicy {
  readonly #limiter: RateLimiter;
  readonly #sensitiveFields: ReadonlySet<string>;

  constructor(limiter: RateLimiter, sensitiveFields: readonly string[]) {
    this.#limiter = limiter;
    this.#sensitiveFields = new Set(sensitiveFields);
  }

  /**
   * Counts one operation of a caller.
   * @throws RateLimitedError
   */
  async countOperation(principal: Principal, address: string): Promise<RateDecision> {
    return this.#count(bucketOf(principal), keyOf(principal, address), 1);
  }

  /**
   * Counts each occurrence of a sensitive root field against the address.
   * @throws RateLimitedError
   */
  async countSensitive(measure: OperationMeasure, address: string): Promise<void> {
    for (const [field, occurrences] of measure.rootFieldCounts) {
      if (this.#sensitiveFields.has(field)) await this.#count('SENSITIVE', `${field} ${address}`, occurrences);
    }
  }

  /**
   * Called before a credential is checked.
   * @throws RateLimitedError when the address has sent too many bad ones
   */
  async beforeCredential(address: string): Promise<void> {
    const decision = await this.#limiter.look('BAD_CREDENTIAL', address);
    if (!decision.isAllowed) throw new RateLimitedError(decision);
  }

  async countBadCredential(address: string): Promise<void> {
    await this.#limiter.consume('BAD_CREDENTIAL', address, 1);
  }

  /**
   * Counts one new socket.
   * @throws RateLimitedError
   */
  async countSocket(address: string): Promise<void> {
    await this.#count('SOCKET', address, 1);
  }

  /**
   * Counts one key that has to be remembered.
   * @throws RateLimitedError
   */
  async countIdempotencyKey(principal: Principal): Promise<void> {
    await this.#count('IDEMPOTENCY_KEY', keyOf(principal, ''), 1);
  }

  async #count(bucket: RateBucket, key: string, points: number): Promise<RateDecision> {
    const decision = await this.#limiter.consume(bucket, key, points);
    if (!decision.isAllowed) throw new RateLimitedError(decision);
    return decision;
  }
}

function bucketOf(principal: Principal): RateBucket {
  return principal.kind === 'SERVICE' ? 'USER' : principal.kind;
}

function keyOf(principal: Principal, address: string): string {
  switch (principal.kind) {
    case 'USER':
      return principal.userId;
    case 'API_KEY':
      return principal.keyId;
    case 'VISITOR':
      return principal.conversationId;
    case 'SERVICE':
      return principal.name;
    case 'ANONYMOUS':
      return address;
  }
}
