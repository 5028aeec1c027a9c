import { isEmail } from '@tertulia/email-addresses';
import { requireRoom } from '@tertulia/plan-limits';
import type { Role } from '@tertulia/principal';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { invitationLifetimeMs } from '../domain/invitation.js';
import type { Invitation } from '../domain/invitation.js';
import type { RoleGrant } from '../domain/membership.js';
import { secretHash } from '../domain/secret.js';
import { requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { readGrant } from './read-grant.js';
import { actorOf, recordChange } from './record-change.js';
import { requireBots } from './require-bots.js';

/** The e-mail to invite, and the role. */
export interface InviteMemberInput {
  readonly email: string;
  readonly role: Role;
  readonly botIds: readonly string[];
}

/** The invitation and its link, which is returned only here. */
export interface Invited {
  readonly invitation: Invitation;
  readonly link: string;
}

/** The maximum number of open invitations of an organization. */
const openInvitationsMax = 100;

/**
 * Creates a link with which the person with this e-mail can join. Revokes an earlier open invitation of the same
 * e-mail.
 * @throws UserInputErrors EMAIL_TAKEN for someone who is already a member
 * @throws DomainError NOT_FOUND for a bot of another organization; PLAN_LIMIT_REACHED when members and open invitations
 * take all seats of the plan
 */
export async function inviteMember(
  deps: IdentityDependencies,
  caller: Caller,
  input: InviteMemberInput,
): Promise<Invited> {
  const { userId, organizationId } = requireMember(caller.principal, 'members.manage');
  const problems = new InputProblems();
  const email = normalizeEmail(input.email);
  if (!isEmail(email)) problems.add('email', 'INVALID_EMAIL');
  const grant = readGrant(problems, input);
  problems.refuse();
  await requireBots(deps, caller, grant.botIds);
  const token = deps.secrets.nextToken();
  const invitation = makeInvitation(deps, { organizationId, userId, email, grant, token });
  await deps.work.transact({ organizationId }, async (stores) => {
    await stores.organizations.lock(organizationId);
    await stores.invitations.revokeOpenFor({ organizationId, email }, invitation.createdAt);
    await requireRoomFor(stores, invitation);
    await stores.invitations.insert(invitation);
    const actor = await actorOf(stores, userId);
    await recordChange(deps, stores, { organizationId, actor, action: 'member.invited', subject: email });
  });
  return { invitation, link: deps.invitationLink(token) };
}

async function requireRoomFor(stores: Stores, { organizationId, email, createdAt }: Invitation): Promise<void> {
  const problems = new InputProblems();
  const user = await stores.users.findByEmail(email);
  const isMember = user !== null && (await stores.memberships.findOfUser(organizationId, user.id)) !== null;
  if (isMember) problems.add('email', 'EMAIL_TAKEN');
  const open = await stores.invitations.listOpen(organizationId, createdAt);
  if (open.length >= openInvitationsMax) problems.add('email', 'OUT_OF_RANGE', { max: openInvitationsMax });
  problems.refuse();
  const usage = (await stores.memberships.count(organizationId)) + open.length;
  requireRoom(await stores.entitlements.of(organizationId), { limit: 'members', usage }, createdAt);
}

function makeInvitation(
  { clock, ids }: IdentityDependencies,
  of: { organizationId: string; userId: string; email: string; grant: RoleGrant; token: string },
): Invitation {
  const now = clock.now();
  return {
    id: ids.next(),
    organizationId: of.organizationId,
    email: of.email,
    ...of.grant,
    tokenHash: secretHash(of.token),
    invitedByUserId: of.userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + invitationLifetimeMs),
    acceptedAt: null,
    revokedAt: null,
  };
}
