import { InputProblems } from '../domain/input-problems.js';
import type { Organization } from '../domain/organization.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { actorOf, recordChange } from './record-change.js';

/**
 * Changes the given details of the organization in which the caller works.
 * @throws UserInputErrors
 */
export async function updateOrganization(
  deps: IdentityDependencies,
  caller: Caller,
  input: Partial<OrganizationDetails>,
): Promise<Organization> {
  const { userId, organizationId } = requireMember(caller.principal, 'organization.update');
  const problems = new InputProblems();
  const change = readOrganizationDetails(problems, [], input);
  problems.refuse();
  return deps.work.transact({ organizationId }, async (stores) => {
    await stores.organizations.update(organizationId, change);
    const [organization] = await stores.organizations.findByIds([organizationId]);
    if (organization === undefined) throw notFound();
    await recordChange(deps, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'organization.updated',
      subject: organization.name,
    });
    return organization;
  });
}
