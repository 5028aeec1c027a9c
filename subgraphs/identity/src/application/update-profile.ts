import { UserInputErrors } from '@tertulia/errors';
import type { Locale } from '@tertulia/errors';
import { InputProblems } from '../domain/input-problems.js';
import { secretHash } from '../domain/secret.js';
import { silencedInsightsMax, type FirstSteps, type User } from '../domain/user.js';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import { recordForPerson } from './record-change.js';
import { checkPassword } from './register-user.js';
import { setPassword } from './set-password.js';
import { verifyPassword } from './verify-password.js';

/** Changes of a person's own profile; null leaves a field unchanged. */
export interface UpdateProfileInput {
  readonly name: string | null;
  readonly locale: Locale | null;
  readonly currentPassword: string | null;
  readonly newPassword: string | null;
  /** Omitted fields do not change. */
  readonly firstSteps: Partial<FirstSteps>;
  /** All of them, the newest first. */
  readonly silencedInsights: readonly string[] | null;
}

/**
 * Changes the caller's own name, language, password, first steps or silenced insights. A new password requires the current one and ends
 * all other sessions.
 * @throws UserInputErrors WRONG_CREDENTIALS at the current password, WEAK_PASSWORD at the new one
 * @throws DomainError RATE_LIMITED after too many wrong passwords
 */
export async function updateProfile(
  deps: IdentityDependencies,
  caller: Caller,
  input: UpdateProfileInput,
): Promise<User> {
  const { userId, sessionId } = requireUser(caller.principal);
  const reach = { platform: 'own profile' };
  const [user] = await deps.work.read(reach, (stores) => stores.users.findByIds([userId]));
  if (user === undefined) throw notFound();
  const change = readProfile(user, input);
  const passwordHash = await newPasswordHash(deps, caller, { user, input });
  const shown = {
    ...(Object.keys(input.firstSteps).length === 0 ? {} : { firstSteps: { ...user.firstSteps, ...input.firstSteps } }),
    ...(input.silencedInsights === null ? {} : { silencedInsights: newestKeys(input.silencedInsights) }),
  };
  await deps.work.transact(reach, async (stores) => {
    await stores.users.update(userId, { ...change, ...shown });
    if (Object.keys(change).length > 0) await recordForPerson(deps, stores, { user, action: 'profile.updated' });
    if (passwordHash !== null) {
      const exceptDeviceHash = caller.deviceToken === null ? null : secretHash(caller.deviceToken);
      await setPassword(deps, stores, { user, passwordHash, exceptSessionId: sessionId, exceptDeviceHash });
      await recordForPerson(deps, stores, { user, action: 'password.changed' });
    }
  });
  return { ...user, ...change, ...shown, ...(passwordHash === null ? {} : { passwordHash }) };
}

function readProfile(user: User, input: UpdateProfileInput): Partial<Pick<User, 'name' | 'locale'>> {
  const problems = new InputProblems();
  const name = input.name === null ? {} : { name: problems.name('name', input.name) };
  if (input.newPassword !== null) {
    checkPassword(problems, 'newPassword', { password: input.newPassword, email: user.email });
    if (input.currentPassword === null) problems.add('currentPassword', 'REQUIRED');
  }
  if (input.silencedInsights?.some((key) => key.length > silencedInsightsMax.length) === true) {
    problems.add('silencedInsights', 'TOO_LONG', { max: silencedInsightsMax.length });
  }
  problems.refuse();
  return { ...name, ...(input.locale === null ? {} : { locale: input.locale }) };
}

function newestKeys(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].slice(0, silencedInsightsMax.keys);
}

async function newPasswordHash(
  deps: IdentityDependencies,
  caller: Caller,
  { user, input }: { user: User; input: UpdateProfileInput },
): Promise<string | null> {
  const { currentPassword, newPassword } = input;
  if (newPassword === null) return null;
  const isRight = await verifyPassword(deps, caller, { account: user, password: currentPassword ?? '' });
  if (!isRight) throw new UserInputErrors([{ field: ['input', 'currentPassword'], code: 'WRONG_CREDENTIALS' }]);
  return deps.passwords.hash(newPassword);
}
