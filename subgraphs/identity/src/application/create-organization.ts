import { InputProblems } from '../domain/input-problems.js';
import type { Organization } from '../domain/organization.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import { foundOrganization } from './found-organization.js';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { mustVerify, userPrincipal } from './start-session.js';
import type { UserPrincipal } from '@tertulia/principal';

/** The new organization, and the caller's membership in it. */
export interface CreatedOrganization {
  readonly organization: Organization;
  readonly principal: UserPrincipal;
}

/**
 * Creates an organization with the caller as administrator; the session works in it from now on.
 * @throws UserInputErrors
 */
export async function createOrganization(
  deps: IdentityDependencies,
  caller: Caller,
  input: OrganizationDetails,
): Promise<CreatedOrganization> {
  const { userId, sessionId } = requireUser(caller.principal);
  const problems = new InputProblems();
  const details = readOrganizationDetails(problems, [], input);
  problems.refuse();
  return deps.work.transact({ platform: 'create organization' }, async (stores) => {
    const [founder] = await stores.users.findByIds([userId]);
    if (founder === undefined) throw notFound();
    const { organization, membership } = await foundOrganization(deps, stores, {
      founder,
      details,
      isDemo: false,
    });
    await stores.sessions.moveTo(sessionId, organization.id);
    const mustVerifyEmail = mustVerify(deps, founder.emailVerifiedAt !== null);
    return { organization, principal: userPrincipal(founder, { sessionId, membership, mustVerifyEmail }) };
  });
}
