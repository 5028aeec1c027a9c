import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { IntegrationsDependencies } from './dependencies.js';
import type { KnownOrganization } from './ports.js';

/** The stored data of the caller's organization; null if there is none. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export async function readIntegrations(
  { work }: IntegrationsDependencies,
  principal: Principal,
): Promise<KnownOrganization | null> {
  requirePermission(principal, 'organization.read');
  const organizationId = requireOrganization(principal);
  return work.read({ organizationId }, async ({ organizations }) => organizations.of(organizationId));
}
