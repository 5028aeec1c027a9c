import { organizationOf } from '@tertulia/principal';
import type { Principal } from '@tertulia/principal';
import type { Organization } from '../domain/organization.js';
import { canSeeOrganization } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';

/** The organizations among the ids that the caller may see: the one in which she works; all for the platform's own. */
export async function findOrganizations(
  { work }: IdentityDependencies,
  principal: Principal,
  ids: readonly string[],
): Promise<Organization[]> {
  const visible = ids.filter((id) => canSeeOrganization(principal, id));
  if (visible.length === 0) return [];
  const ownId = organizationOf(principal);
  const isOwnOnly = ownId !== null && visible.every((id) => id === ownId);
  const reach = isOwnOnly ? { organizationId: ownId } : { platform: 'organizations of the platform' };
  return work.read(reach, (stores) => stores.organizations.findByIds(visible));
}

/** The organizations to which a person belongs, by id: she may know their names while she works elsewhere. */
export async function findOwnOrganizations(
  { work }: IdentityDependencies,
  userId: string,
  ids: readonly string[],
): Promise<Organization[]> {
  return work.read({ platform: 'own organizations' }, async (stores) => {
    const memberships = await stores.memberships.findByUsers([userId]);
    const own = new Set(memberships.map((membership) => membership.organizationId));
    return stores.organizations.findByIds(ids.filter((id) => own.has(id)));
  });
}
