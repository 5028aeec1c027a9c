import { UserInputErrors } from '@tertulia/errors';
import type { User } from '../domain/user.js';
import { notFound } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { verifyPassword } from './verify-password.js';

/**
 * Returns the caller's account after checking the password again: an open session alone is not enough.
 * @throws UserInputErrors WRONG_CREDENTIALS at `password`
 * @throws DomainError RATE_LIMITED after too many wrong ones
 */
export async function requireOwnPassword(
  deps: IdentityDependencies,
  caller: Caller,
  { userId, password }: { userId: string; password: string },
): Promise<User> {
  const reach = { platform: 'own account' };
  const [user] = await deps.work.read(reach, (stores) => stores.users.findByIds([userId]));
  if (user === undefined) throw notFound();
  if (await verifyPassword(deps, caller, { account: user, password })) return user;
  throw new UserInputErrors([{ field: ['input', 'password'], code: 'WRONG_CREDENTIALS' }]);
}
