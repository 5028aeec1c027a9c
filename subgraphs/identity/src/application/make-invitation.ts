import { requireRoom } from '@tertulia/plan-limits';
import type { InputProblems } from '../domain/input-problems.js';
import { invitationLifetimeMs } from '../domain/invitation.js';
import type { Invitation } from '../domain/invitation.js';
import { invitationAllowance } from '../domain/mail-allowance.js';
import type { RoleGrant } from '../domain/membership.js';
import { secretHash } from '../domain/secret.js';
import { tooSoon } from './count-mail.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { requestMail } from './request-mail.js';

/** The invitation and its link, which is returned only here. */
export interface Invited {
  readonly invitation: Invitation;
  readonly link: string;
  /** Whether the invitation was also mailed. */
  readonly isMailed: boolean;
}

/** The person to invite, by whom and as what. */
export interface Invitee {
  readonly organizationId: string;
  readonly userId: string;
  readonly email: string;
  readonly grant: RoleGrant;
}

/** The maximum number of open invitations of an organization. */
const openInvitationsMax = 100;

/**
 * Replaces the open invitation of an e-mail in the running transaction, which must hold the organization's lock, and mails
 * it unless too many were mailed to the address. The link and the mail have tokens of their own: only the mailed one
 * proves that the person reads mails to the address.
 * @throws DomainError PLAN_LIMIT_REACHED when members and open invitations take all seats
 */
export async function makeInvitation(deps: IdentityDependencies, stores: Stores, invitee: Invitee): Promise<Invited> {
  const { organizationId, userId, email, grant } = invitee;
  const now = deps.clock.now();
  const waitMs = await mailWaitMs(stores, invitee, now);
  const isMailed = deps.mailDelivery !== 'NONE' && waitMs === 0;
  const [token, mailedToken] = [deps.secrets.nextToken(), deps.secrets.nextToken()];
  const invitation: Invitation = {
    ...{ id: deps.ids.next(), organizationId, email, ...grant },
    tokenHash: secretHash(token),
    mailedTokenHash: waitMs === 0 ? secretHash(mailedToken) : null,
    mailedAt: waitMs === 0 ? now : null,
    invitedByUserId: userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + invitationLifetimeMs),
    acceptedAt: null,
    revokedAt: null,
  };
  await stores.invitations.revokeOpenFor({ organizationId, email }, now);
  await requireSeat(stores, invitation);
  await stores.invitations.insert(invitation);
  if (waitMs === 0) await mailInvitation(deps, stores, { invitation, mailedToken });
  return { invitation, link: deps.links.invitation(token), isMailed };
}

/** Adds a problem for someone who is a member, and for one open invitation too many. */
export async function checkInvitee(
  stores: Stores,
  problems: InputProblems,
  { organizationId, email, field, now }: { organizationId: string; email: string; field: string[]; now: Date },
): Promise<void> {
  const user = await stores.users.findByEmail(email);
  const isMember = user !== null && (await stores.memberships.findOfUser(organizationId, user.id)) !== null;
  if (isMember) problems.add(field, 'EMAIL_TAKEN');
  const others = (await stores.invitations.listOpen(organizationId, now)).filter((open) => open.email !== email);
  if (others.length >= openInvitationsMax) problems.add(field, 'OUT_OF_RANGE', { max: openInvitationsMax });
}

/**
 * Refuses a mail to this address for now.
 * @throws DomainError RATE_LIMITED within a minute of the last mail, and after five in a day
 */
export async function requireMailable(
  stores: Stores,
  invitee: { organizationId: string; email: string },
  now: Date,
): Promise<void> {
  const waitMs = await mailWaitMs(stores, invitee, now);
  if (waitMs > 0) throw tooSoon(waitMs);
}

async function mailWaitMs(
  stores: Stores,
  { organizationId, email }: { organizationId: string; email: string },
  now: Date,
): Promise<number> {
  const { windowMs, max, pauseMs } = invitationAllowance;
  const since = new Date(now.getTime() - windowMs);
  const mailed = await stores.invitations.mailedSince({ organizationId, email }, since);
  const until = (at: Date | undefined, ms: number) => (at === undefined ? 0 : at.getTime() + ms - now.getTime());
  return Math.max(0, until(mailed.at(-1), pauseMs), until(mailed.at(-max), windowMs));
}

async function requireSeat(stores: Stores, { organizationId, createdAt }: Invitation): Promise<void> {
  const open = await stores.invitations.listOpen(organizationId, createdAt);
  const usage = (await stores.memberships.count(organizationId)) + open.length;
  requireRoom(await stores.entitlements.of(organizationId), { limit: 'members', usage }, createdAt);
}

async function mailInvitation(
  deps: IdentityDependencies,
  stores: Stores,
  { invitation, mailedToken }: { invitation: Invitation; mailedToken: string },
): Promise<void> {
  const { organizationId, email, expiresAt, invitedByUserId } = invitation;
  const [organization] = await stores.organizations.findByIds([organizationId]);
  const [inviter] = await stores.users.findByIds(invitedByUserId === null ? [] : [invitedByUserId]);
  if (organization === undefined) return;
  const mail = {
    ...({ kind: 'INVITATION', to: { name: null, address: email }, locale: organization.locale } as const),
    ...{ organization: organization.name, invitedBy: inviter?.name ?? organization.name },
    url: deps.links.invitation(mailedToken),
    expiresAt: expiresAt.toISOString(),
  };
  await requestMail(deps, stores, { mail, userId: null, expiresAt, organizationId });
}
