import { describeDevice } from '@tertulia/device-names';
import type { UserPrincipal } from '@tertulia/principal';
import { deviceAllowance } from '../domain/mail-allowance.js';
import type { Membership } from '../domain/membership.js';
import { isToken, secretHash } from '../domain/secret.js';
import { sessionExpiry } from '../domain/session.js';
import type { User } from '../domain/user.js';
import { countMail } from './count-mail.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { tellPerson } from './request-mail.js';

/** A token for the browser; only its hash is stored. */
export interface IssuedSession {
  readonly token: string;
  readonly expiresAt: Date;
  /** Identifies the browser from now on: its wrong passwords are counted separately. */
  readonly deviceToken: string;
}

/** The signed-in user and the session's token. */
export interface SignedIn {
  readonly principal: UserPrincipal;
  readonly issued: IssuedSession;
}

/** The user and the browser of a new session. */
export interface SessionStart {
  readonly user: User;
  /** The membership in which the session works; null before the first organization. */
  readonly membership: Membership | null;
  readonly caller: Pick<Caller, 'userAgent' | 'deviceToken'>;
}

/** Starts a session in the running transaction. */
export async function startSession(deps: IdentityDependencies, stores: Stores, start: SessionStart): Promise<SignedIn> {
  const { clock, ids, secrets } = deps;
  const now = clock.now();
  const token = secrets.nextToken();
  const session = {
    id: ids.next(),
    userId: start.user.id,
    organizationId: start.membership?.organizationId ?? null,
    tokenHash: secretHash(token),
    device: describeDevice(start.caller.userAgent),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionExpiry(now),
    endedAt: null,
  };
  await stores.sessions.insert(session);
  if (start.membership !== null) await stores.memberships.noteSeen(start.membership.id, now);
  const shown = start.caller.deviceToken;
  const deviceToken = shown !== null && isToken(shown) ? shown : secrets.nextToken();
  await tellOfNewDevice(deps, stores, {
    user: start.user,
    deviceHash: secretHash(deviceToken),
    device: session.device,
  });
  await stores.devices.remember(start.user.id, secretHash(deviceToken), now);
  const mustVerifyEmail = mustVerify(deps, start.user.emailVerifiedAt !== null);
  const facts = { sessionId: session.id, membership: start.membership, mustVerifyEmail };
  const principal = userPrincipal(start.user, facts);
  return { principal, issued: { token, expiresAt: session.expiresAt, deviceToken } };
}

/** Not for the first browser of an account: that is where the person signed up. */
async function tellOfNewDevice(
  deps: IdentityDependencies,
  stores: Stores,
  { user, deviceHash, device }: { user: User; deviceHash: string; device: string },
): Promise<void> {
  if (await stores.devices.isKnown(user.id, deviceHash)) return;
  if (!(await stores.devices.hasAny(user.id))) return;
  if ((await countMail(deps, stores, { name: `new device of ${user.id}`, allowance: deviceAllowance })) > 0) return;
  await tellPerson(deps, stores, { user, notice: { kind: 'NEW_DEVICE', device, url: deps.links.sessions() } });
}

/** What a principal holds besides the user. */
export interface PrincipalFacts {
  readonly sessionId: string;
  readonly membership: Pick<Membership, 'organizationId' | 'role' | 'botIds'> | null;
  readonly mustVerifyEmail: boolean;
}

/** The principal of a user whose session works in the membership's organization. */
export function userPrincipal(
  user: Pick<User, 'id' | 'isSuperAdmin' | 'locale'>,
  { sessionId, membership, mustVerifyEmail }: PrincipalFacts,
): UserPrincipal {
  return {
    kind: 'USER',
    userId: user.id,
    sessionId,
    organizationId: membership?.organizationId ?? null,
    role: membership?.role ?? null,
    botIds: membership?.role === 'BOT_MANAGER' ? [...(membership.botIds ?? [])] : null,
    isSuperAdmin: user.isSuperAdmin,
    locale: user.locale,
    ...(mustVerifyEmail ? { mustVerifyEmail } : {}),
  };
}

/** Whether the e-mail has to be confirmed first; never where no mails are sent. */
export function mustVerify(
  { mailDelivery }: Pick<IdentityDependencies, 'mailDelivery'>,
  isEmailVerified: boolean,
): boolean {
  return mailDelivery !== 'NONE' && !isEmailVerified;
}
