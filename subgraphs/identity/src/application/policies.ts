import { DomainError } from '@tertulia/errors';
import { forbiddenToKeys, may, requireOrganization, requirePermission } from '@tertulia/principal';
import type { Action, Principal, UserPrincipal } from '@tertulia/principal';

/** Who asks, and with which browser. */
export interface Caller {
  readonly principal: Principal;
  /** Of the request on whose behalf this runs. */
  readonly requestId: string;
  /** As sent; null where none came. */
  readonly userAgent: string | null;
  /** Where the request came from, as the gateway saw it; null where nobody said. */
  readonly address: string | null;
  /** What the browser was given when somebody signed in with it; null for a browser that is not known. */
  readonly deviceToken: string | null;
}

/**
 * The signed-in person who calls.
 * @throws DomainError UNAUTHENTICATED for nobody, FORBIDDEN for programs and visitors
 */
export function requireUser(principal: Principal): UserPrincipal {
  if (principal.kind === 'USER') return principal;
  if (principal.kind === 'API_KEY') throw forbiddenToKeys();
  throw new DomainError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}

/**
 * The person, and the organization in which she works and may do this. Every change of an organization is made by a
 * person: no key has a scope for it.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function requireMember(principal: Principal, action: Action): { userId: string; organizationId: string } {
  const { userId } = requireUser(principal);
  requirePermission(principal, action);
  return { userId, organizationId: requireOrganization(principal) };
}

/** True when the caller may know that the organization exists. Visitors of a bot may not. */
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
 * Lets pass who may read this part of the organization that is shown: it has to be the one in which the caller works.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function requireReading(principal: Principal, action: Action, organizationId: string): void {
  requirePermission(principal, action);
  if (requireOrganization(principal) !== organizationId) throw new DomainError('FORBIDDEN');
}

/** True when the caller may see the people of the organization in which she works: its members, and keys that may read it. */
export function canSeePeople(principal: Principal): boolean {
  return principal.kind === 'VISITOR' ? false : principal.kind === 'USER' || may(principal, 'organization.read');
}

/** The answer for what does not exist and for what is not the caller's: the same. */
export function notFound(): DomainError {
  return new DomainError('NOT_FOUND');
}
