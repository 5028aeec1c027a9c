import { createHash } from 'node:crypto';
import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { OperationRequest } from '../protection/admit-operation.js';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { HeldClaim, IdempotencyStore, KeptAnswer } from './idempotency-store.js';
import { seal, unseal } from './sealed-text.js';

/** A mutation that came with a key. */
export interface KeyedMutation {
  readonly principal: Principal;
  /** The value of `Idempotency-Key`; undefined where none came. */
  readonly key: string | undefined;
  readonly operation: OperationRequest;
}

/** What became of a mutation. */
export interface MutationAnswer extends KeptAnswer {
  /** False when it was refused before anything was done. */
  readonly isExecuted: boolean;
}

/** Larger answers are not kept. */
const keptCharactersMax = 32_768;
const keyPattern = /^[\x21-\x7e]{1,255}$/;

/**
 * Carries out a partner's mutation at most once per key: the first answer is kept for a day and given again. A key stays in use when
 * nobody knows what became of its request. Answers may hold words of visitors, who may have them removed meanwhile: they are sealed with
 * the partner's key, which is kept nowhere, so that only the partner who has had them can have them again.
 */
export class IdempotentMutations {
  readonly #store: IdempotencyStore;
  readonly #rates: RatePolicy;

  constructor(store: IdempotencyStore, rates: RatePolicy) {
    this.#store = store;
    this.#rates = rates;
  }

  /**
   * Null when the mutation came without a key, or not from a partner: then keys mean nothing.
   * @throws DomainError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE, BAD_USER_INPUT, RATE_LIMITED, SUBGRAPH_UNAVAILABLE; what `run` throws
   */
  async answer<T extends MutationAnswer>(
    { principal, key, operation }: KeyedMutation,
    run: () => Promise<T>,
  ): Promise<T | (KeptAnswer & { readonly isReplayed: true }) | null> {
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
        return { ...claim.answer, text: unseal(claim.answer.text, secret), isReplayed: true };
      case 'CLAIMED':
        return this.#first({ key: place, claimId: claim.claimId, fingerprint }, { principal, secret, run });
    }
  }

  async #first<T extends MutationAnswer>(
    claim: HeldClaim,
    { principal, secret, run }: { principal: Principal; secret: string; run: () => Promise<T> },
  ): Promise<T> {
    await this.#count(claim, principal);
    // What throws here leaves the key in use: the mutation may have been carried out.
    const answer = await run();
    const { status, contentType, text, code } = answer;
    if (!answer.isExecuted) await this.#store.release(claim);
    else if (text.length > keptCharactersMax) await this.#store.keep(claim, null);
    else await this.#store.keep(claim, { status, contentType, text: seal(text, secret), code });
    return answer;
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

/** The same value whatever the order in which names were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}
