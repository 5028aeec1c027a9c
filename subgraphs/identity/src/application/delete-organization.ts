import { UserInputErrors } from '@tertulia/errors';
import { isConfirmed, scheduledAt } from '../domain/deletion.js';
import { InputProblems } from '../domain/input-problems.js';
import type { Organization, OrganizationDeletion } from '../domain/organization.js';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { actorOf, recordChange } from './record-change.js';
import { requireOwnPassword } from './require-own-password.js';

/** The confirmation: the organization's name, typed by hand, and the caller's password. */
export interface DeleteOrganizationInput {
  readonly confirmName: string;
  readonly password: string;
}

/**
 * Requests the deletion of the organization in which the caller works, with everything that belongs to it in every
 * subgraph. It can be cancelled until it is carried out; until then its API keys are refused. Idempotent.
 * @throws UserInputErrors INVALID_VALUE if the typed name is another; WRONG_CREDENTIALS
 */
export async function deleteOrganization(
  deps: IdentityDependencies,
  caller: Caller,
  input: DeleteOrganizationInput,
): Promise<Organization> {
  const { userId, organizationId } = requireMember(caller.principal, 'organization.delete');
  await requireOwnPassword(deps, caller, { userId, password: input.password });
  return deps.work.transact({ organizationId }, async (stores) => {
    const organization = await hold(stores, organizationId);
    const problems = new InputProblems();
    problems.value('confirmName', isConfirmed(input.confirmName, organization.name), {
      es: 'escribe el nombre de la organización',
      en: 'write the name of the organization',
    });
    problems.refuse();
    if (organization.deletion !== null) return organization;
    const deletion = { ...scheduledAt(deps.clock.now()), requestedByUserId: userId };
    return schedule(deps, stores, { organization, deletion, userId });
  });
}

/**
 * Cancels the deletion of the caller's organization: everything is as before, including its keys.
 * @throws UserInputErrors LAST_ADMIN if every administrator has requested the deletion of their account: one must stay
 */
export async function cancelOrganizationDeletion(deps: IdentityDependencies, caller: Caller): Promise<Organization> {
  const { userId, organizationId } = requireMember(caller.principal, 'organization.delete');
  return deps.work.transact({ organizationId }, async (stores) => {
    const organization = await hold(stores, organizationId);
    if (organization.deletion === null) return organization;
    const [user] = await stores.users.findByIds([userId]);
    const isLeaving = user === undefined || user.deletion !== null;
    if (isLeaving && (await stores.memberships.countOtherAdmins(organizationId, userId)) === 0) {
      throw new UserInputErrors([{ field: null, code: 'LAST_ADMIN', params: { organization: organization.name } }]);
    }
    return schedule(deps, stores, { organization, deletion: null, userId });
  });
}

async function hold(stores: Stores, organizationId: string): Promise<Organization> {
  await stores.organizations.lock(organizationId);
  const [organization] = await stores.organizations.findByIds([organizationId]);
  if (organization === undefined) throw notFound();
  return organization;
}

async function schedule(
  deps: IdentityDependencies,
  stores: Stores,
  {
    organization,
    deletion,
    userId,
  }: { organization: Organization; deletion: OrganizationDeletion | null; userId: string },
): Promise<Organization> {
  await stores.organizations.scheduleDeletion(organization.id, deletion);
  await recordChange(deps, stores, {
    organizationId: organization.id,
    actor: await actorOf(stores, userId),
    action: deletion === null ? 'organization.deletion-cancelled' : 'organization.deletion-requested',
    subject: organization.name,
  });
  return { ...organization, deletion };
}
