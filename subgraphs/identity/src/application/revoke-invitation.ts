import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { actorOf, recordChange } from './record-change.js';

/**
 * Revokes an open invitation.
 * @throws DomainError NOT_FOUND if the caller's organization has no such open invitation
 */
export async function revokeInvitation(
  deps: IdentityDependencies,
  caller: Caller,
  invitationId: string,
): Promise<string> {
  const { userId, organizationId } = requireMember(caller.principal, 'members.manage');
  await deps.work.transact({ organizationId }, async (stores) => {
    const invitation = await stores.invitations.find(organizationId, invitationId);
    if (invitation === null) throw notFound();
    if (!(await stores.invitations.revoke(organizationId, invitationId, deps.clock.now()))) throw notFound();
    await recordChange(deps, stores, {
      organizationId,
      actor: await actorOf(stores, userId),
      action: 'invitation.revoked',
      subject: invitation.email,
    });
  });
  return invitationId;
}
