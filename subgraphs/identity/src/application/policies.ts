import { DomainError } from '@tertulia/errors';
import { forbiddenToKeys, may, requireOrganization, requirePermission } from '@tertulia/principal';
import type { Action, Principal, UserPrincipal } from '@tertulia/principal';

/** The caller, and the browser of the request. */
export interface Caller {
  readonly principal: Principal;
  /** Id of the request that caused this call. */
  readonly requestId: string;
  /** As sent; null if absent. */
  readonly userAgent: string | null;
  /** The client address, as the gateway saw it; null if not provided. */
  readonly address: string | null;
  /** The token that the browser received at a sign-in; null for an unknown browser. */
  readonly deviceToken: string | null;
}

/**
 * The signed-in user.
 * @throws DomainError UNAUTHENTICATED without a principal, FORBIDDEN for API keys, services and visitors
 */
export function requireUser(principal: Principal): UserPrincipal {
  if (principal.kind === 'USER') return principal;
  if (principal.kind === 'API_KEY') throw forbiddenToKeys();
  throw new DomainError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/**
 * The user, and the organization in which the user works and has this permission. Only people change an organization:
 * no API key has a scope for it.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function requireMember(principal: Principal, action: Action): { userId: string; organizationId: string } {
  const { userId } = requireUser(principal);
  requirePermission(principal, action);
  return { userId, organizationId: requireOrganization(principal) };
}

/** True if the caller may know that the organization exists. Visitors of a bot may not. */
export function canSeeOrganization(principal: Principal, organizationId: string): boolean {
  switch (principal.kind) {
    case 'USER':
      return principal.isSuperAdmin || principal.organizationId === organizationId;
    case 'API_KEY':
      return principal.organizationId === organizationId;
    case 'SERVICE':
      return principal.organizationId === null || principal.organizationId === organizationId;
    case 'VISITOR':
    case 'ANONYMOUS':
      return false;
  }
}

/**
 * Checks that the caller may read this part of the organization, which must be the one in which the caller works.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function requireReading(principal: Principal, action: Action, organizationId: string): void {
  requirePermission(principal, action);
  if (requireOrganization(principal) !== organizationId) throw new DomainError('FORBIDDEN');
}

/** True if the caller may see the people of the organization: its members, and API keys with the scope to read it. */
export function canSeePeople(principal: Principal): boolean {
  return principal.kind === 'VISITOR' ? false : principal.kind === 'USER' || may(principal, 'organization.read');
}

/** The same error for what does not exist and for what the caller may not see. */
export function notFound(): DomainError {
  return new DomainError('NOT_FOUND');
}
