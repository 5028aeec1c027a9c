import type { UserPrincipal } from '@tertulia/principal';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { checkCode, invalidCode, mailCode } from './prove-email.js';

const reach = { platform: 'verify own e-mail' };

/**
 * Confirms the caller's e-mail by the code that was mailed to it. For a confirmed one, does nothing.
 * @returns the caller, who may publish, invite and connect from now on
 * @throws UserInputErrors CODE_INVALID
 */
export async function verifyEmail(deps: IdentityDependencies, caller: Caller, code: string): Promise<UserPrincipal> {
  const { mustVerifyEmail: _, ...principal } = requireUser(caller.principal);
  const { userId } = principal;
  const [user] = await deps.work.read(reach, (stores) => stores.users.findByIds([userId]));
  if (user === undefined) throw notFound();
  if (user.emailVerifiedAt !== null) return principal;
  const right = await checkCode(deps, { userId, purpose: 'VERIFY_EMAIL', code });
  await deps.work.transact(reach, async (stores) => {
    const used = await stores.mailedSecrets.use(right.secretHash, deps.clock.now());
    if (used === null) throw invalidCode();
    await stores.users.update(userId, { emailVerifiedAt: deps.clock.now() });
  });
  return principal;
}

/**
 * Mails another code to the caller's e-mail; the earlier one ends.
 * @returns when it expires; null for an e-mail that is confirmed
 * @throws DomainError RATE_LIMITED within a minute of the last code, and after five in an hour
 */
export async function resendVerification(deps: IdentityDependencies, caller: Caller): Promise<Date | null> {
  const { userId } = requireUser(caller.principal);
  return deps.work.transact(reach, async (stores) => {
    const [user] = await stores.users.findByIds([userId]);
    if (user === undefined) throw notFound();
    if (user.emailVerifiedAt !== null) return null;
    return mailCode(deps, stores, { user, purpose: 'VERIFY_EMAIL', email: user.email });
  });
}
