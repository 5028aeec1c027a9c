import { createHash } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { OperationRequest } from '../protection/admit-operation.js';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { HeldClaim, IdempotencyStore, StoredResponse } from './idempotency-store.js';
import { seal, unseal } from './sealed-text.js';

/** A mutation with its idempotency key. */
export interface KeyedMutation {
  readonly principal: Principal;
  /** The value of `Idempotency-Key`; undefined when it is absent. */
  readonly key: string | undefined;
  readonly operation: OperationRequest;
}

/** The response to a mutation. */
export interface MutationResponse extends StoredResponse {
  /** False when the mutation was refused before any part of it was executed. */
  readonly isExecuted: boolean;
}

/** Larger responses are not stored. */
const storedCharactersMax = 32_768;
const keyPattern = /^[\x21-\x7e]{1,255}$/;

/**
 * Executes a partner's mutation at most once per key: the first response is stored for a day and returned to repeated requests. A key
 * stays in use when the outcome of its request is unknown. Responses may contain visitors' texts that are erased later, so they are
 * encrypted with the partner's API key, which is not stored: only the partner who already received a response can read it again.
 */
export class IdempotentMutations {
  readonly #store: IdempotencyStore;
  readonly #rates: RatePolicy;

  constructor(store: IdempotencyStore, rates: RatePolicy) {
    this.#store = store;
    this.#rates = rates;
  }

  /**
   * Null when the mutation has no key, or the caller is not a partner; keys of other callers are ignored.
   * @throws DomainError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE, BAD_USER_INPUT, RATE_LIMITED, SUBGRAPH_UNAVAILABLE; errors of `run`
   */
  async execute<T extends MutationResponse>(
    { principal, key, operation }: KeyedMutation,
    run: () => Promise<T>,
  ): Promise<T | (StoredResponse & { readonly isReplayed: true }) | null> {
    if (key === undefined || principal.kind !== 'API_KEY') return null;
    if (!keyPattern.test(key)) throw new DomainError('BAD_USER_INPUT', { params: { detail: 'Idempotency-Key' } });
    const place = `${principal.keyId}:${digest(key)}`;
    const secret = `${principal.keyId}:${key}`;
    const fingerprint = digest(JSON.stringify([operation.query, operation.operationName, sorted(operation.variables)]));
    const claim = await this.#store.claim(place, fingerprint);
    switch (claim.kind) {
      case 'REUSED':
        throw new DomainError('IDEMPOTENCY_KEY_REUSED');
      case 'IN_USE':
        throw new DomainError('IDEMPOTENCY_KEY_IN_USE');
      case 'ANSWERED':
        return { ...claim.response, text: unseal(claim.response.text, secret), isReplayed: true };
      case 'CLAIMED':
        return this.#first({ key: place, claimId: claim.claimId, fingerprint }, { principal, secret, run });
    }
  }

  async #first<T extends MutationResponse>(
    claim: HeldClaim,
    { principal, secret, run }: { principal: Principal; secret: string; run: () => Promise<T> },
  ): Promise<T> {
    await this.#count(claim, principal);
    // If this throws, the key stays in use, because the mutation may have been executed.
    const response = await run();
    const { status, contentType, text, code } = response;
    if (!response.isExecuted) await this.#store.release(claim);
    else if (text.length > storedCharactersMax) await this.#store.save(claim, null);
    else await this.#store.save(claim, { status, contentType, text: seal(text, secret), code });
    return response;
  }

  async #count(claim: HeldClaim, principal: Principal): Promise<void> {
    try {
      await this.#rates.countIdempotencyKey(principal);
    } catch (error) {
      await this.#store.release(claim);
      throw error;
    }
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The value with sorted keys, so that their order does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}
