import { UserInputErrors } from '@tertulia/errors';
import type { User } from '../domain/user.js';
import { acrossPlatform, notFound } from './policies.js';
import type { Caller } from './policies.js';
import type { Dependencies } from './ports.js';
import { verifyPassword } from './verify-password.js';

/**
 * The caller's account, after she has proved once more that it is she: a session left open must not be enough.
 * @throws UserInputErrors WRONG_CREDENTIALS at `password`
 * @throws DomainError RATE_LIMITED after too many wrong ones
 */
export async function requireOwnPassword(
  dependencies: Dependencies,
  caller: Caller,
  { userId, password }: { userId: string; password: string },
): Promise<User> {
  const reach = acrossPlatform('own account');
  const [user] = await dependencies.unitOfWork.read(reach, (stores) => stores.users.findByIds([userId]));
  if (user === undefined) throw notFound();
  if (await verifyPassword(dependencies, caller, { account: user, password })) return user;
  throw new UserInputErrors([{ field: ['input', 'password'], code: 'WRONG_CREDENTIALS' }]);
}
