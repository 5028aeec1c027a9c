import type { UserPrincipal } from '@tertulia/principal';
import type { Membership } from '../domain/membership.js';
import { isToken, secretHash } from '../domain/secret.js';
import { sessionExpiry } from '../domain/session.js';
import { describeDevice } from '../domain/device.js';
import type { User } from '../domain/user.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** A token on its way to the browser, the only time that it is known here. */
export interface IssuedSession {
  readonly token: string;
  readonly expiresAt: Date;
  /** By what the browser is known from now on: its own passwords are counted apart. */
  readonly deviceToken: string;
}

/** Who is signed in now, and the token that proves it. */
export interface SignedIn {
  readonly principal: UserPrincipal;
  readonly issued: IssuedSession;
}

/** For whom a session begins. */
export interface SessionStart {
  readonly user: User;
  /** Where the person will work; null before the first organization. */
  readonly membership: Membership | null;
  readonly caller: Pick<Caller, 'userAgent' | 'deviceToken'>;
}

/** Opens a session in the running transaction. */
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

/** The principal of a user in a session that works in the membership's organization. */
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
