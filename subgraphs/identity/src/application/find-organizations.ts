import { organizationOf } from '@tertulia/principal';
import type { Principal } from '@tertulia/principal';
import type { Organization } from '../domain/organization.js';
import { acrossPlatform, canSeeOrganization, within } from './policies.js';
import type { Dependencies } from './ports.js';

/** The organizations among the ids that the caller may see: the one in which she works; all for the platform's own. */
export async function findOrganizations(
  { unitOfWork }: Dependencies,
  principal: Principal,
  ids: readonly string[],
): Promise<Organization[]> {
  const visible = ids.filter((id) => canSeeOrganization(principal, id));
  if (visible.length === 0) return [];
  const ownId = organizationOf(principal);
  const isOwnOnly = ownId !== null && visible.every((id) => id === ownId);
  const reach = isOwnOnly ? within(ownId) : acrossPlatform('organizations of the platform');
  return unitOfWork.read(reach, (stores) => stores.organizations.findByIds(visible));
}

/** The organizations to which a person belongs, by id: she may know their names while she works elsewhere. */
export async function findOwnOrganizations(
  { unitOfWork }: Dependencies,
  userId: string,
  ids: readonly string[],
): Promise<Organization[]> {
  return unitOfWork.read(acrossPlatform('own organizations'), async (stores) => {
    const memberships = await stores.memberships.findByUsers([userId]);
    const own = new Set(memberships.map((membership) => membership.organizationId));
    return stores.organizations.findByIds(ids.filter((id) => own.has(id)));
  });
}
