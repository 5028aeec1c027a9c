import { DomainError } from '@tertulia/errors';
import { organizationOf } from '@tertulia/principal';
import type { SubgraphContext } from './context.js';
import { toGlobalId } from './global-ids.js';

/** @throws DomainError NOT_FOUND when the organization, by its global id, is not the one that the caller acts in */
export function requireOwnOrganization(
  organization: { id: string },
  context: Pick<SubgraphContext, 'principal'>,
): void {
  const own = organizationOf(context.principal);
  if (own === null || toGlobalId('organization', own) !== organization.id) throw new DomainError('NOT_FOUND');
}
