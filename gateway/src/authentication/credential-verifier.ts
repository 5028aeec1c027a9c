import type { Principal } from '@tertulia/principal';

/** Credentials that only their issuer can check. */
export type VerifiableKind = 'SESSION' | 'API_KEY';

/** Checks sessions and API keys with their issuer. */
export interface CredentialVerifier {
  /**
   * The principal, or null when the credential is unknown, expired or revoked.
   * @throws DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when the issuer does not respond
   */
  verify(kind: VerifiableKind, token: string, requestId: string): Promise<Principal | null>;
  /** Resolves when the issuer responds, whatever the response. */
  ping(requestId: string): Promise<void>;
}
