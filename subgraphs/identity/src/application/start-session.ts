import type { UserPrincipal } from '@tertulia/principal';
import type { Membership } from '../domain/membership.js';
import { isToken, secretHash } from '../domain/secret.js';
import { sessionExpiry } from '../domain/session.js';
import { describeDevice } from '../domain/device.js';
import type { User } from '../domain/user.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

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
export async function startSession(
  { clock, ids, secrets }: IdentityDependencies,
  stores: Stores,
  start: SessionStart,
): Promise<SignedIn> {
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
  const known = start.caller.deviceToken;
  const deviceToken = known !== null && isToken(known) ? known : secrets.nextToken();
  await stores.devices.remember(start.user.id, secretHash(deviceToken), now);
  const principal = userPrincipal(start.user, session.id, start.membership);
  return { principal, issued: { token, expiresAt: session.expiresAt, deviceToken } };
}

/** The principal of a user whose session works in the membership's organization. */
export function userPrincipal(
  user: Pick<User, 'id' | 'isSuperAdmin' | 'locale'>,
  sessionId: string,
  membership: Pick<Membership, 'organizationId' | 'role' | 'botIds'> | null,
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
  };
}
