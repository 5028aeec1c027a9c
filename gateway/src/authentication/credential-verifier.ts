import type { Principal } from '@tertulia/principal';

/** Kinds of credential that only their issuer can check. */
export type VerifiableKind = 'SESSION' | 'API_KEY';

/** Asks the issuer of sessions and API keys whose they are. */
export interface CredentialVerifier {
  /**
   * The principal, or null when the credential is unknown, expired or revoked.
   * @throws DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when the issuer gives no answer
   */
  verify(kind: VerifiableKind, token: string, requestId: string): Promise<Principal | null>;
  /** Resolves when the issuer answers, whatever it says. */
  ping(requestId: string): Promise<void>;
}
