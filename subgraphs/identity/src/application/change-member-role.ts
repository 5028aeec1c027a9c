import { UserInputErrors } from '@tertulia/errors';
import type { Role } from '@tertulia/principal';
import { InputProblems } from '../domain/input-problems.js';
import { wouldLoseLastAdmin } from '../domain/membership.js';
import type { MemberRole, Membership } from '../domain/membership.js';
import { announceMembership } from './announce-membership.js';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { readGrant } from './read-grant.js';
import { actorOf, recordChange } from './record-change.js';
import { requireBots } from './require-bots.js';

/** The member and the new role. */
export interface ChangeMemberRoleInput {
  readonly membershipId: string;
  readonly role: Role;
  readonly botIds: readonly string[];
}

/**
 * Changes the role of a member of the caller's organization.
 * @throws UserInputErrors LAST_ADMIN
 * @throws DomainError NOT_FOUND
 */
export async function changeMemberRole(
  deps: IdentityDependencies,
  caller: Caller,
  input: ChangeMemberRoleInput,
): Promise<Membership> {
  const { userId, organizationId } = requireMember(caller.principal, 'members.manage');
  const problems = new InputProblems();
  const grant = readGrant(problems, input);
  problems.refuse();
  await requireBots(deps, caller, grant.botIds);
  return deps.work.transact({ organizationId }, async (stores) => {
    const member = await holdMember(stores, organizationId, input.membershipId);
    await requireAdminLeft(stores, member, { to: grant.role, field: 'role' });
    const changed = { ...member, ...grant };
    await stores.memberships.changeRole(organizationId, member.id, grant);
    await announceMembership(deps, stores, { membership: changed, change: 'CHANGED' });
    await recordChange(deps, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'member.role-changed',
      subject: `${await actorOf(stores, member.userId)} (${grant.role})`,
    });
    return changed;
  });
}

/** Locks the organization's administrators and returns the membership. */
export async function holdMember(stores: Stores, organizationId: string, membershipId: string): Promise<Membership> {
  await stores.organizations.lock(organizationId);
  const member = await stores.memberships.find(organizationId, membershipId);
  if (member === null) throw notFound();
  return member;
}

/** Fails if the change would leave the organization without an administrator. */
export async function requireAdminLeft(
  stores: Stores,
  member: Membership,
  change: { to: MemberRole | null; field: string },
): Promise<void> {
  const otherAdmins = await stores.memberships.countOtherAdmins(member.organizationId, member.userId);
  if (wouldLoseLastAdmin({ from: member.role, to: change.to, otherAdmins })) {
    throw new UserInputErrors([{ field: ['input', change.field], code: 'LAST_ADMIN' }]);
  }
}
