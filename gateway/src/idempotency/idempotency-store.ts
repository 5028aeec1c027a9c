/** An answer as it was sent. */
export interface KeptAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** `OK` or the code of the first error. */
  readonly code: string;
}

/**
 * What is known of a key. CLAIMED: nothing; it belongs to this request now. ANSWERED: the same request was answered before. IN_USE: the
 * same request is running, or its answer is not known. REUSED: another request has it.
 */
export type Claim =
  | { readonly kind: 'CLAIMED'; readonly claimId: string }
  | { readonly kind: 'ANSWERED'; readonly answer: KeptAnswer }
  | { readonly kind: 'IN_USE' }
  | { readonly kind: 'REUSED' };

/** A claim that was won. */
export interface HeldClaim {
  readonly key: string;
  readonly claimId: string;
  readonly fingerprint: string;
}

/** How long a key is remembered. */
export const rememberedMs = 86_400_000;

/** Remembers for a day which requests were answered how, by a key that their sender chose. */
export interface IdempotencyStore {
  /** `fingerprint` tells one request from another. @throws DomainError SUBGRAPH_UNAVAILABLE when nothing is known: do not run the request */
  claim(key: string, fingerprint: string): Promise<Claim>;
  /** Keeps the answer; null where it cannot be kept: the key stays in use. Never rejects. */
  keep(claim: HeldClaim, answer: KeptAnswer | null): Promise<void>;
  /** For a request that was not carried out. Never rejects. */
  release(claim: HeldClaim): Promise<void>;
}
