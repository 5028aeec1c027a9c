import { isEmail } from '@tertulia/email-addresses';
import { UserInputErrors } from '@tertulia/errors';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { codeAllowance, placeAllowance } from '../domain/mail-allowance.js';
import { mailedLifetimeMs } from '../domain/mailed-secret.js';
import { isToken, secretHash } from '../domain/secret.js';
import type { User } from '../domain/user.js';
import { countMail, requireMailAllowance } from './count-mail.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Caller } from './policies.js';
import type { Stores } from './ports.js';
import { recordForPerson } from './record-change.js';
import { checkPassword } from './register-user.js';
import { addressedTo, requestMail } from './request-mail.js';
import { setPassword } from './set-password.js';

const reach = { platform: 'reset a password' };

/**
 * Mails a link with which the password of the account can be set. An unknown address gets the same answer after the same
 * work, and so does one that has had enough links: nobody learns who has an account.
 * @throws UserInputErrors INVALID_EMAIL
 * @throws DomainError RATE_LIMITED after too many requests from one place, for whatever addresses
 */
export async function requestPasswordReset(
  deps: IdentityDependencies,
  caller: Caller,
  { email: typed }: { email: string },
): Promise<void> {
  const email = normalizeEmail(typed);
  const problems = new InputProblems();
  if (!isEmail(email)) problems.add('email', 'INVALID_EMAIL');
  problems.refuse();
  await deps.work.transact(reach, async (stores) => {
    const place = `reset from ${caller.address ?? 'unknown'}`;
    await requireMailAllowance(deps, stores, { name: place, allowance: placeAllowance });
    const waitMs = await countMail(deps, stores, { name: `reset of ${email}`, allowance: codeAllowance });
    const user = await stores.users.findByEmail(email);
    if (waitMs === 0) await mailLink(deps, stores, { email, user });
  });
}

async function mailLink(
  deps: IdentityDependencies,
  stores: Stores,
  { email, user }: { email: string; user: User | null },
): Promise<void> {
  const purpose = 'RESET_PASSWORD';
  const token = deps.secrets.nextToken();
  const expiresAt = new Date(deps.clock.now().getTime() + mailedLifetimeMs[purpose]);
  // For an unknown address too: an id that no account has stores nothing, and the mail is sealed for nobody.
  const userId = user?.id ?? deps.ids.next();
  await stores.mailedSecrets.replace({ userId, purpose, secretHash: secretHash(token), email, expiresAt });
  const to = addressedTo({ name: user?.name ?? email, email, locale: user?.locale ?? 'es' });
  const mail = { ...to, kind: purpose, url: deps.links.resetPassword(token) } as const;
  if (user === null) deps.mails.seal(userId, mail);
  else await requestMail(deps, stores, { mail, userId, expiresAt });
}

/**
 * Sets the password of the account to which the token was mailed. Ends all its sessions, forgets its other browsers,
 * tells the person, and confirms the address, for only its owner can read the link. The link works once.
 * @throws UserInputErrors RESET_LINK_INVALID; WEAK_PASSWORD, with which the link stays valid
 */
export async function resetPassword(
  deps: IdentityDependencies,
  caller: Caller,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const { work, clock, passwords } = deps;
  if (!isToken(token)) throw invalidLink();
  const hash = secretHash(token);
  const user = await work.read(reach, async (stores) => {
    const mailed = await stores.mailedSecrets.find(hash, clock.now());
    return mailed === null ? undefined : (await stores.users.findByIds([mailed.userId]))[0];
  });
  if (user === undefined) throw invalidLink();
  const problems = new InputProblems();
  checkPassword(problems, 'password', { password, email: user.email });
  problems.refuse();
  const passwordHash = await passwords.hash(password);
  await work.transact(reach, async (stores) => {
    const used = await stores.mailedSecrets.use(hash, clock.now());
    if (used?.purpose !== 'RESET_PASSWORD') throw invalidLink();
    await setPassword(deps, stores, { user, passwordHash, exceptDeviceHash: deviceHashOf(caller) });
    if (user.emailVerifiedAt === null) await stores.users.update(user.id, { emailVerifiedAt: clock.now() });
    await recordForPerson(deps, stores, { user, action: 'password.reset' });
  });
}

/** The browser of the request, if it has a token. */
function deviceHashOf({ deviceToken }: Caller): string | null {
  return deviceToken === null ? null : secretHash(deviceToken);
}

function invalidLink(): UserInputErrors {
  return new UserInputErrors([{ field: ['input', 'token'], code: 'RESET_LINK_INVALID' }]);
}
