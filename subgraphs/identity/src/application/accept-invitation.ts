import { UserInputErrors } from '@tertulia/errors';
import { requireRoom } from '@tertulia/plan-limits';
import type { UserPrincipal } from '@tertulia/principal';
import { InputProblems } from '../domain/input-problems.js';
import { isOpen } from '../domain/invitation.js';
import type { Invitation } from '../domain/invitation.js';
import type { Membership } from '../domain/membership.js';
import { isToken, secretHash } from '../domain/secret.js';
import type { User } from '../domain/user.js';
import { announceMembership } from './announce-membership.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { mailCode } from './prove-email.js';
import { recordChange } from './record-change.js';
import { checkPassword, registerUser } from './register-user.js';
import { mustVerify, startSession, userPrincipal } from './start-session.js';
import type { IssuedSession } from './start-session.js';
import { verifyPassword } from './verify-password.js';

/** The link's token, and the person's details. */
export interface AcceptInvitationInput {
  readonly token: string;
  /** Needed for a new account. */
  readonly name: string | null;
  /** The new account's password, or that of the existing account of the e-mail; not needed when signed in to it. */
  readonly password: string | null;
}

/** The new member. A token is issued unless the person was already signed in. */
export interface Joined {
  readonly principal: UserPrincipal;
  readonly issued: IssuedSession | null;
}

type Joiner = { readonly user: User; readonly isNew: boolean; readonly sessionId: string | null };

/**
 * Joins the organization of an invitation, with a new account or the existing one of the invited e-mail. The token of the
 * mail confirms the address; the link that an administrator passes on does not.
 * @throws UserInputErrors INVITATION_INVALID, WRONG_CREDENTIALS, WEAK_PASSWORD, REQUIRED
 * @throws DomainError RATE_LIMITED after too many wrong passwords; PLAN_LIMIT_REACHED when members take all seats of
 * the plan (the link stays valid)
 */
export async function acceptInvitation(
  deps: IdentityDependencies,
  caller: Caller,
  input: AcceptInvitationInput,
): Promise<Joined> {
  const { invitation, holder } = await findOpen(deps, input.token);
  const joiner = await identify(deps, caller, { input, invitation, holder });
  const isProved = invitation.mailedTokenHash === secretHash(input.token);
  return deps.work.transact({ platform: 'accept invitation' }, async (stores) => {
    await stores.users.lockEmail(invitation.email);
    if (!(await stores.invitations.accept(invitation.id, deps.clock.now()))) throw invalidInvitation();
    const user = await ensureUser(deps, stores, { joiner, isProved });
    const membership = await join(deps, stores, { invitation, user });
    const { sessionId } = joiner;
    if (sessionId === null) return startSession(deps, stores, { user, membership, caller });
    await stores.sessions.moveTo(sessionId, membership.organizationId);
    const mustVerifyEmail = mustVerify(deps, user.emailVerifiedAt !== null);
    return { principal: userPrincipal(user, { sessionId, membership, mustVerifyEmail }), issued: null };
  });
}

async function findOpen(
  { work, clock }: IdentityDependencies,
  token: string,
): Promise<{ invitation: Invitation; holder: User | null }> {
  if (!isToken(token)) throw invalidInvitation();
  return work.read({ platform: 'accept invitation' }, async (stores) => {
    const invitation = await stores.invitations.findByTokenHash(secretHash(token));
    if (invitation === null || !isOpen(invitation, clock.now())) throw invalidInvitation();
    return { invitation, holder: await stores.users.findByEmail(invitation.email) };
  });
}

async function identify(
  deps: IdentityDependencies,
  caller: Caller,
  { input, invitation, holder }: { input: AcceptInvitationInput; invitation: Invitation; holder: User | null },
): Promise<Joiner> {
  if (holder === null) return { user: await newUser(deps, input, invitation), isNew: true, sessionId: null };
  const { principal } = caller;
  if (principal.kind === 'USER' && principal.userId === holder.id) {
    return { user: holder, isNew: false, sessionId: principal.sessionId };
  }
  if (!(await verifyPassword(deps, caller, { account: holder, password: input.password ?? '' }))) {
    throw new UserInputErrors([{ field: ['input', 'password'], code: 'WRONG_CREDENTIALS' }]);
  }
  return { user: holder, isNew: false, sessionId: null };
}

async function newUser(
  deps: IdentityDependencies,
  input: AcceptInvitationInput,
  { email, organizationId }: Invitation,
): Promise<User> {
  const problems = new InputProblems();
  const name = problems.name('name', input.name ?? '');
  const password = input.password ?? '';
  checkPassword(problems, 'password', { password, email });
  problems.refuse();
  const [organization] = await deps.work.read({ platform: 'accept invitation' }, (stores) =>
    stores.organizations.findByIds([organizationId]),
  );
  return registerUser(deps, { email, name, password, locale: organization?.locale ?? 'es' });
}

/** The account in the running transaction; its e-mail is confirmed if the token came by mail. */
async function ensureUser(
  deps: IdentityDependencies,
  stores: Stores,
  { joiner, isProved }: { joiner: Joiner; isProved: boolean },
): Promise<User> {
  const emailVerifiedAt = joiner.user.emailVerifiedAt ?? (isProved ? deps.clock.now() : null);
  const user = { ...joiner.user, emailVerifiedAt };
  if (joiner.isNew) {
    await insertNew(stores, user);
    if (mustVerify(deps, emailVerifiedAt !== null)) {
      await mailCode(deps, stores, { user, purpose: 'VERIFY_EMAIL', email: user.email });
    }
  } else if (emailVerifiedAt !== joiner.user.emailVerifiedAt) {
    await stores.users.update(user.id, { emailVerifiedAt });
  }
  return user;
}

async function insertNew(stores: Stores, user: User): Promise<void> {
  // An account with this e-mail was created since the link was read: the link alone must not give access to it.
  if ((await stores.users.findByEmail(user.email)) !== null) {
    throw new UserInputErrors([{ field: ['input', 'password'], code: 'EMAIL_TAKEN' }]);
  }
  await stores.users.insert(user);
}

async function join(
  deps: IdentityDependencies,
  stores: Stores,
  { invitation, user }: { invitation: Invitation; user: User },
): Promise<Membership> {
  const { organizationId, role, botIds } = invitation;
  await stores.organizations.lock(organizationId);
  const existing = await stores.memberships.findOfUser(organizationId, user.id);
  if (existing !== null) return existing;
  const usage = await stores.memberships.count(organizationId);
  requireRoom(await stores.entitlements.of(organizationId), { limit: 'members', usage }, deps.clock.now());
  const membership: Membership = {
    id: deps.ids.next(),
    organizationId,
    userId: user.id,
    role,
    botIds,
    joinedAt: deps.clock.now(),
    lastSeenAt: null,
  };
  await stores.memberships.insert(membership);
  await announceMembership(deps, stores, { membership, change: 'ADDED' });
  const { email } = user;
  await recordChange(deps, stores, { organizationId, actor: email, action: 'member.joined', subject: email });
  return membership;
}

function invalidInvitation(): UserInputErrors {
  return new UserInputErrors([{ field: ['input', 'token'], code: 'INVITATION_INVALID' }]);
}
