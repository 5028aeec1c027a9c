import { announceMembership } from './announce-membership.js';
import { holdMember, requireAdminLeft } from './change-member-role.js';
import { requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { actorOf, recordChange } from './record-change.js';

/**
 * Removes a member from the caller's organization; the person's account and other memberships stay.
 * @throws UserInputErrors LAST_ADMIN
 * @throws DomainError NOT_FOUND
 */
export async function removeMember(deps: IdentityDependencies, caller: Caller, membershipId: string): Promise<string> {
  const { userId, organizationId } = requireMember(caller.principal, 'members.manage');
  await deps.work.transact({ organizationId }, async (stores) => {
    const member = await holdMember(stores, organizationId, membershipId);
    await requireAdminLeft(stores, member, { to: null, field: 'membershipId' });
    const actor = await actorOf(stores, userId);
    const subject = await actorOf(stores, member.userId);
    await stores.memberships.delete(organizationId, member.id);
    await announceMembership(deps, stores, { membership: member, change: 'REMOVED' });
    await recordChange(deps, stores, { organizationId, actor, action: 'member.removed', subject });
  });
  return membershipId;
}
