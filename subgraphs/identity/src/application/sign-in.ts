import { UserInputErrors } from '@tertulia/errors';
import { normalizeEmail } from '../domain/email.js';
import type { Membership } from '../domain/membership.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { startSession } from './start-session.js';
import type { SignedIn } from './start-session.js';
import { verifyPassword } from './verify-password.js';

/** The credentials of a person. */
export interface SignInInput {
  readonly email: string;
  readonly password: string;
}

/**
 * Starts a session in the organization where the person worked last.
 * @throws UserInputErrors WRONG_CREDENTIALS, the same for an unknown e-mail and a wrong password
 * @throws DomainError RATE_LIMITED
 */
export async function signIn(deps: IdentityDependencies, caller: Caller, input: SignInInput): Promise<SignedIn> {
  const { work } = deps;
  const email = normalizeEmail(input.email);
  const user = await work.read({ platform: 'sign in' }, (stores) => stores.users.findByEmail(email));
  const account = { id: user?.id ?? null, email, passwordHash: user?.passwordHash ?? null };
  const isRight = await verifyPassword(deps, caller, { account, password: input.password });
  if (user === null || !isRight) throw new UserInputErrors([{ field: null, code: 'WRONG_CREDENTIALS' }]);
  return work.transact({ platform: 'sign in' }, async (stores) => {
    const membership = lastUsed(await stores.memberships.findByUsers([user.id]));
    return startSession(deps, stores, { user, membership, caller });
  });
}

function lastUsed(memberships: readonly Membership[]): Membership | null {
  const seen = (membership: Membership) => (membership.lastSeenAt ?? membership.joinedAt).getTime();
  return memberships.toSorted((a, b) => seen(b) - seen(a))[0] ?? null;
}
