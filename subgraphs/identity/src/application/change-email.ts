import { isEmail } from '@tertulia/email-addresses';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { maskedEmail } from '../domain/mailed-secret.js';
import type { User } from '../domain/user.js';
import { endSessions } from './end-sessions.js';
import { notFound, requireUser } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { checkCode, invalidCode, mailCode } from './prove-email.js';
import { recordForPerson } from './record-change.js';
import { tellPerson } from './request-mail.js';
import { requireOwnPassword } from './require-own-password.js';

/** The new address, and the account's password. */
export interface ChangeEmailInput {
  readonly email: string;
  readonly password: string;
}

const reach = { platform: 'change own e-mail' };

/**
 * Mails a code to a new address of the caller. The account keeps its address until the code is confirmed.
 * @returns when the code expires
 * @throws UserInputErrors INVALID_EMAIL, EMAIL_TAKEN, WRONG_CREDENTIALS
 * @throws DomainError RATE_LIMITED
 */
export async function changeEmail(deps: IdentityDependencies, caller: Caller, input: ChangeEmailInput): Promise<Date> {
  const { userId } = requireUser(caller.principal);
  const email = normalizeEmail(input.email);
  const problems = new InputProblems();
  if (!isEmail(email)) problems.add('email', 'INVALID_EMAIL');
  problems.refuse();
  const user = await requireOwnPassword(deps, caller, { userId, password: input.password });
  return deps.work.transact(reach, async (stores) => {
    await requireFree(stores, email);
    return mailCode(deps, stores, { user, purpose: 'CHANGE_EMAIL', email });
  });
}

/**
 * Moves the caller's account to the new address, if no other account has it meanwhile. Ends all other sessions and tells
 * the old address.
 * @throws UserInputErrors CODE_INVALID, EMAIL_TAKEN
 */
export async function confirmEmailChange(deps: IdentityDependencies, caller: Caller, code: string): Promise<User> {
  const { userId, sessionId } = requireUser(caller.principal);
  const { email, secretHash } = await checkCode(deps, { userId, purpose: 'CHANGE_EMAIL', code });
  return deps.work.transact(reach, async (stores) => {
    const [user] = await stores.users.findByIds([userId]);
    if (user === undefined) throw notFound();
    await requireFree(stores, email);
    if ((await stores.mailedSecrets.use(secretHash, deps.clock.now())) === null) throw invalidCode();
    const change = { email, emailVerifiedAt: deps.clock.now() };
    await stores.users.update(userId, change);
    // What was mailed to the old address must not open the account any more.
    await stores.mailedSecrets.deleteOf(userId, ['RESET_PASSWORD', 'VERIFY_EMAIL']);
    await endSessions(deps, stores, { userId, exceptId: sessionId });
    const notice = { kind: 'ADDRESS_CHANGED', newAddress: maskedEmail(email) } as const;
    await tellPerson(deps, stores, { user, notice });
    // One name in the trail, so that a deletion of the account finds all of it.
    await stores.audit.rename(user.email, email);
    await recordForPerson(deps, stores, { user: { ...user, ...change }, action: 'email.changed' });
    return { ...user, ...change };
  });
}

async function requireFree(stores: Stores, email: string): Promise<void> {
  await stores.users.lockEmail(email);
  const problems = new InputProblems();
  if ((await stores.users.findByEmail(email)) !== null) problems.add('email', 'EMAIL_TAKEN');
  problems.refuse();
}
