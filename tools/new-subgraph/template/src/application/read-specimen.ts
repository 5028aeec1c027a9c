import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { SpecimenDependencies } from './dependencies.js';
import type { KnownOrganization } from './ports.js';

/** What is known of the caller's organization; null while nothing is. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function readSpecimen(
  { work }: SpecimenDependencies,
  principal: Principal,
): Promise<KnownOrganization | null> {
  requirePermission(principal, 'organization.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ organizations }) => organizations.of(organizationId));
}
