import type { Principal } from './principal.js';

/**
 * Whose credentials mean something else than before, or nothing any more. A credential is concerned when any of its ids is
 * named.
 */
export interface CredentialRevocation {
  readonly sessionIds: readonly string[];
  readonly userIds: readonly string[];
  readonly keyIds: readonly string[];
  readonly organizationIds: readonly string[];
}

/** Name of the pub/sub topic on which identity tells revocations, after they are in force. */
export const revocationsTopic = 'identity:credentials';

/** True when the caller's credential has to be checked again. */
export function isConcerned(principal: Principal, revocation: CredentialRevocation): boolean {
  switch (principal.kind) {
    case 'USER':
      return (
        revocation.sessionIds.includes(principal.sessionId) ||
        revocation.userIds.includes(principal.userId) ||
        (principal.organizationId !== null && revocation.organizationIds.includes(principal.organizationId))
      );
    case 'API_KEY':
      return (
        revocation.keyIds.includes(principal.keyId) || revocation.organizationIds.includes(principal.organizationId)
      );
    case 'VISITOR':
    case 'ANONYMOUS':
    case 'SERVICE':
      return false;
  }
}
