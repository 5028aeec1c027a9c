import type { UserPrincipal } from '@tertulia/principal';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { userPrincipal } from './start-session.js';

/**
 * Moves the caller's session to another of the caller's organizations.
 * @throws DomainError NOT_FOUND if the caller is not a member of it
 */
export async function switchOrganization(
  { work }: IdentityDependencies,
  caller: Caller,
  organizationId: string,
): Promise<UserPrincipal> {
  const user = requireUser(caller.principal);
  return work.transact({ platform: 'switch organization' }, async (stores) => {
    const membership = await stores.memberships.findOfUser(organizationId, user.userId);
    if (membership === null) throw notFound();
    await stores.sessions.moveTo(user.sessionId, organizationId);
    const { sessionId, mustVerifyEmail = false } = user;
    return userPrincipal({ ...user, id: user.userId }, { sessionId, membership, mustVerifyEmail });
  });
}
