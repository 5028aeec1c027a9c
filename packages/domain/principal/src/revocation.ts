import type { Principal } from './principal.js';

/**
 * Names credentials whose permissions changed or ended. It applies to a credential when any of the credential's ids is listed.
 */
export interface CredentialRevocation {
  readonly sessionIds: readonly string[];
  readonly userIds: readonly string[];
  readonly keyIds: readonly string[];
  readonly organizationIds: readonly string[];
}

/** Pub/sub topic on which identity publishes revocations after they have taken effect. */
export const revocationsTopic = 'identity:credentials';

/** True when the caller's credential must be checked again. */
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
