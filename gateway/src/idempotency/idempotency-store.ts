/** A response as it was sent. */
export interface StoredResponse {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** `OK` or the code of the first error. */
  readonly code: string;
}

/**
 * The state of a key. CLAIMED: it was free and now belongs to this request. ANSWERED: the same request already has a response. IN_USE: the
 * same request is running, or its outcome is unknown. REUSED: the key belongs to a different request.
 */
export type Claim =
  | { readonly kind: 'CLAIMED'; readonly claimId: string }
  | { readonly kind: 'ANSWERED'; readonly response: StoredResponse }
  | { readonly kind: 'IN_USE' }
  | { readonly kind: 'REUSED' };

/** A successful claim. */
export interface HeldClaim {
  readonly key: string;
  readonly claimId: string;
  readonly fingerprint: string;
}

/** How long a key is stored. */
export const keyLifetimeMs = 86_400_000;

/** Stores responses for a day under a key that the client chose. */
export interface IdempotencyStore {
  /** `fingerprint` identifies the request. @throws DomainError SUBGRAPH_UNAVAILABLE when the store is unavailable: do not run the request */
  claim(key: string, fingerprint: string): Promise<Claim>;
  /** Stores the response. With null nothing is stored and the key stays in use. Never rejects. */
  save(claim: HeldClaim, response: StoredResponse | null): Promise<void>;
  /** Frees the key of a request that was not executed. Never rejects. */
  release(claim: HeldClaim): Promise<void>;
}
