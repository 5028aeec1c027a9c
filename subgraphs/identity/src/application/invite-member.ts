import { isEmail } from '@tertulia/email-addresses';
import type { Role } from '@tertulia/principal';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { checkInvitee, makeInvitation, requireMailable, type Invited } from './make-invitation.js';
import { notFound, requireMember } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { readGrant } from './read-grant.js';
import { actorOf, recordChange } from './record-change.js';
import { requireBots } from './require-bots.js';

/** The e-mails to invite, and their role. */
export interface InviteMembersInput {
  readonly emails: readonly string[];
  readonly role: Role;
  readonly botIds: readonly string[];
}

/** The maximum number of e-mails that are invited at once. */
const emailsMax = 20;

/**
 * Invites people, all or none: each gets a mail, and a link with which the person with this e-mail can join. Ends earlier
 * open invitations of the same e-mails. `fieldOf` names the field of the input that holds the e-mail at an index.
 * @throws UserInputErrors EMAIL_TAKEN for someone who is already a member, each at its own e-mail
 * @throws DomainError NOT_FOUND for a bot of another organization; PLAN_LIMIT_REACHED when members and open invitations
 * take all seats of the plan
 */
export async function inviteMembers(
  deps: IdentityDependencies,
  caller: Caller,
  { input, fieldOf }: { input: InviteMembersInput; fieldOf: (index: number) => string[] },
): Promise<Invited[]> {
  const { userId, organizationId } = requireMember(caller.principal, 'members.manage');
  const problems = new InputProblems();
  const emails = readEmails(problems, input.emails, fieldOf);
  const grant = readGrant(problems, input);
  problems.refuse();
  await requireBots(deps, caller, grant.botIds);
  const now = deps.clock.now();
  return deps.work.transact({ organizationId }, async (stores) => {
    await stores.organizations.lock(organizationId);
    const found = new InputProblems();
    for (const { email, field } of emails) await checkInvitee(stores, found, { organizationId, email, field, now });
    found.refuse();
    const actor = await actorOf(stores, userId);
    const invited: Invited[] = [];
    for (const { email } of emails) {
      invited.push(await makeInvitation(deps, stores, { organizationId, userId, email, grant }));
      await recordChange(deps, stores, { organizationId, actor, action: 'member.invited', subject: email });
    }
    return invited;
  });
}

/** Each e-mail once. */
function readEmails(
  problems: InputProblems,
  typed: readonly string[],
  fieldOf: (index: number) => string[],
): { email: string; field: string[] }[] {
  if (typed.length === 0) problems.add('emails', 'REQUIRED');
  if (typed.length > emailsMax) problems.add('emails', 'TOO_LONG', { max: emailsMax });
  const emails = typed
    .slice(0, emailsMax)
    .map((text, index) => ({ email: normalizeEmail(text), field: fieldOf(index) }));
  for (const { email, field } of emails) if (!isEmail(email)) problems.add(field, 'INVALID_EMAIL');
  return emails.filter(({ email }, index) => emails.findIndex((other) => other.email === email) === index);
}

/**
 * Invites the person of an open invitation again: another mail and another link, for seven days from now. The earlier link
 * and the earlier mail end.
 * @throws DomainError NOT_FOUND if the caller's organization has no such open invitation; RATE_LIMITED within a minute of
 * the last mail to the address, and after five in a day
 */
export async function resendInvitation(
  deps: IdentityDependencies,
  caller: Caller,
  invitationId: string,
): Promise<Invited> {
  const { userId, organizationId } = requireMember(caller.principal, 'members.manage');
  return deps.work.transact({ organizationId }, async (stores) => {
    await stores.organizations.lock(organizationId);
    const now = deps.clock.now();
    const open = await stores.invitations.listOpen(organizationId, now);
    const earlier = open.find(({ id }) => id === invitationId);
    if (earlier === undefined) throw notFound();
    const { email, role, botIds } = earlier;
    await requireMailable(stores, { organizationId, email }, now);
    const invited = await makeInvitation(deps, stores, { organizationId, userId, email, grant: { role, botIds } });
    const actor = await actorOf(stores, userId);
    await recordChange(deps, stores, { organizationId, actor, action: 'member.invited', subject: email });
    return invited;
  });
}
