import { DomainError } from '@tertulia/errors';
import { InputProblems } from '../domain/input-problems.js';
import type { Organization } from '../domain/organization.js';
import { endOrganization } from './end-organization.js';
import { endSessions } from './end-sessions.js';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/**
 * Deletes the demo organization in which the caller works, with everything that belongs to it in every subgraph, and
 * the users created only for it. Returns true if the caller is one of those: then the session is over.
 * @throws UserInputErrors INVALID_VALUE if the typed name is not the organization's
 * @throws DomainError FORBIDDEN for an organization that is not a demo
 */
export async function deleteDemoData(
  deps: IdentityDependencies,
  caller: Caller,
  input: { confirmName: string },
): Promise<{ isCallerGone: boolean }> {
  const { userId, organizationId } = requireMember(caller.principal, 'organization.delete');
  return deps.work.transact({ platform: 'delete demo organization' }, async (stores) => {
    await requireDemo(stores, organizationId, input.confirmName);
    const userIds = await stores.memberships.userIds(organizationId);
    await endOrganization(deps, stores, organizationId);
    const goneIds = await deleteDemoUsers(deps, stores, userIds);
    return { isCallerGone: goneIds.includes(userId) };
  });
}

async function requireDemo(stores: Stores, organizationId: string, confirmName: string): Promise<Organization> {
  await stores.organizations.lock(organizationId);
  const [organization] = await stores.organizations.findByIds([organizationId]);
  if (organization === undefined) throw notFound();
  if (!organization.isDemo) throw new DomainError('FORBIDDEN');
  const problems = new InputProblems();
  problems.value('confirmName', confirmName.trim() === organization.name, {
    es: 'escribe el nombre de la organización',
    en: 'write the name of the organization',
  });
  problems.refuse();
  return organization;
}

async function deleteDemoUsers(
  deps: IdentityDependencies,
  stores: Stores,
  userIds: readonly string[],
): Promise<string[]> {
  const leaving = await stores.users.demoUsersWithoutMembership(userIds);
  for (const userId of leaving) await endSessions(deps, stores, { userId });
  await stores.users.delete(leaving);
  return leaving;
}
