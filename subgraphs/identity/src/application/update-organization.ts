import { InputProblems } from '../domain/input-problems.js';
import type { Organization } from '../domain/organization.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import { eventOf } from '@tertulia/use-case';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { actorOf, recordChange } from './record-change.js';

/**
 * Changes the given details of the organization in which the caller works, and publishes what others copy.
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
    // One after the other, so that the facts of a later event are later ones.
    await stores.organizations.lock(organizationId);
    const [before] = await stores.organizations.findByIds([organizationId]);
    if (before === undefined) throw notFound();
    await stores.organizations.update(organizationId, change);
    const organization = { ...before, ...change };
    await announceFacts(deps, stores, { before, organization });
    await recordChange(deps, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'organization.updated',
      subject: organization.name,
    });
    return organization;
  });
}

/** Only for a fact that changed: consumers copy them all. */
async function announceFacts(
  deps: IdentityDependencies,
  stores: Stores,
  { before, organization }: { before: Organization; organization: Organization },
): Promise<void> {
  const { id: organizationId, name, timeZone, currency, country } = organization;
  const facts = { name, timeZone, currency, country };
  if (Object.entries(facts).every(([key, fact]) => before[key as keyof typeof facts] === fact)) return;
  const payload = { organizationId, ...facts };
  await stores.events.emit(eventOf(deps, 'identity.organization-changed.v1', { organizationId, payload }));
}
