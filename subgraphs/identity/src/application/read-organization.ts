import type { Principal } from '@tertulia/principal';
import type { PageRequest } from '@tertulia/use-case';
import type { ApiKey } from '../domain/api-key.js';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership } from '../domain/membership.js';
import { requireReading } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';

/** A page of a list, or its length, which is counted only on request. */
export interface Listing<T> {
  page(request: PageRequest): Promise<T[]>;
  count(): Promise<number>;
}

/**
 * The members of the organization in which the caller works, in the order in which they joined.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function listMembers(
  { work }: IdentityDependencies,
  principal: Principal,
  organizationId: string,
): Listing<Membership> {
  requireReading(principal, 'members.read', organizationId);
  const reach = { organizationId };
  return {
    page: (request) => work.read(reach, (stores) => stores.memberships.page(organizationId, request)),
    count: () => work.read(reach, (stores) => stores.memberships.count(organizationId)),
  };
}

/**
 * What was changed in the organization in which the caller works, newest first.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export function listAuditEntries(
  { work }: IdentityDependencies,
  principal: Principal,
  organizationId: string,
): Listing<AuditEntry> {
  requireReading(principal, 'audit.read', organizationId);
  const reach = { organizationId };
  return {
    page: (request) => work.read(reach, (stores) => stores.audit.page(organizationId, request)),
    count: () => work.read(reach, (stores) => stores.audit.count(organizationId)),
  };
}

/**
 * The open invitations of the organization in which the caller works, newest first.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function listInvitations(
  { work, clock }: IdentityDependencies,
  principal: Principal,
  organizationId: string,
): Promise<Invitation[]> {
  requireReading(principal, 'members.read', organizationId);
  return work.read({ organizationId }, (stores) => stores.invitations.listOpen(organizationId, clock.now()));
}

/**
 * The API keys of the organization in which the caller works, newest first, revoked ones too.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN
 */
export async function listApiKeys(
  { work }: IdentityDependencies,
  principal: Principal,
  organizationId: string,
): Promise<ApiKey[]> {
  requireReading(principal, 'keys.manage', organizationId);
  return work.read({ organizationId }, (stores) => stores.apiKeys.list(organizationId));
}
