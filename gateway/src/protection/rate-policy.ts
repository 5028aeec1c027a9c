import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { OperationMeasure } from './measure-operation.js';
import type { RateBucket, RateDecision, RateLimiter } from './rate-limiter.js';

/** Root fields that could be used to guess secrets or create accounts: counted per occurrence and address, for every caller. */
export const sensitiveFieldsDefault: readonly string[] = [
  'signIn',
  'signUp',
  'confirmSignUp',
  'acceptInvitation',
  'requestPasswordReset',
  'resetPassword',
];

/** A rate was exceeded; headers and `extensions.data` report it. */
export class RateLimitedError extends DomainError {
  readonly rate: RateDecision;

  constructor(decision: RateDecision) {
    const { limit, remaining, resetSeconds: retryAfterSeconds } = decision;
    super('RATE_LIMITED', {
      params: { retryAfterSeconds },
      data: { limit, remaining, retryAfterSeconds },
    });
    this.rate = decision;
  }
}

/** Applies the rates to callers; the same for HTTP and sockets. */
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

  /** True when the address has reached the rate of bad credentials. */
  async hasManyBadCredentials(address: string): Promise<boolean> {
    return !(await this.#limiter.look('BAD_CREDENTIAL', address)).isAllowed;
  }

  /**
   * Counts a bad credential.
   * @throws RateLimitedError when the address has sent too many
   */
  async countBadCredential(address: string): Promise<void> {
    await this.#count('BAD_CREDENTIAL', address, 1);
  }

  /** The error for a credential that cannot be looked up because too many of the address are waiting. */
  async badCredentialRefusal(address: string): Promise<RateLimitedError> {
    return new RateLimitedError(await this.#limiter.look('BAD_CREDENTIAL', address));
  }

  /** Counts a stale cookie without refusing it: browsers keep cookies after the session has ended. */
  async noteBadCredential(address: string): Promise<void> {
    await this.#limiter.consume('BAD_CREDENTIAL', address, 1);
  }

  /**
   * Counts a new socket of a caller without a credential.
   * @throws RateLimitedError
   */
  async countSocket(address: string): Promise<void> {
    await this.#count('SOCKET', address, 1);
  }

  /**
   * Counts a new idempotency key, which must be stored.
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

/** The rate-limit key of a caller: its id, or its address if it has no id. */
export function keyOf(principal: Principal, address: string): string {
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
