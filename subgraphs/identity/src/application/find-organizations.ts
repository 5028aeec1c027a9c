import { organizationOf } from '@tertulia/principal';
import type { Principal } from '@tertulia/principal';
import type { Organization } from '../domain/organization.js';
import { canSeeOrganization } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';

/** The organizations with these ids that the caller may see: the one in which the caller works, or all for super admins and services. */
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

/** The organizations with these ids to which a person belongs: members may read their names while they work elsewhere. */
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
