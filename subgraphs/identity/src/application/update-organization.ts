import { InputProblems } from '../domain/input-problems.js';
import type { Organization } from '../domain/organization.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import { notFound, requireMember, within } from './policies.js';
import type { Caller } from './policies.js';
import type { Dependencies } from './ports.js';
import { actorOf, recordChange } from './record-change.js';

/**
 * Changes the details that are given of the organization in which the caller works.
 * @throws UserInputErrors
 */
export async function updateOrganization(
  dependencies: Dependencies,
  caller: Caller,
  input: Partial<OrganizationDetails>,
): Promise<Organization> {
  const { userId, organizationId } = requireMember(caller.principal, 'organization.update');
  const problems = new InputProblems();
  const change = readOrganizationDetails(problems, [], input);
  problems.refuse();
  return dependencies.unitOfWork.transact(within(organizationId), async (stores) => {
    await stores.organizations.update(organizationId, change);
    const [organization] = await stores.organizations.findByIds([organizationId]);
    if (organization === undefined) throw notFound();
    await recordChange(dependencies, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'organization.updated',
      subject: organization.name,
    });
    return organization;
  });
}
