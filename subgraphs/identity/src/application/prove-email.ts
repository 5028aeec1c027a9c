import { UserInputErrors } from '@tertulia/errors';
import { codeAllowance } from '../domain/mail-allowance.js';
import { codeTriesMax, mailedLifetimeMs, readCode, type MailedPurpose } from '../domain/mailed-secret.js';
import type { User } from '../domain/user.js';
import { requireMailAllowance } from './count-mail.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { addressedTo, requestMail } from './request-mail.js';

/** The two purposes of codes. */
type CodePurpose = Exclude<MailedPurpose, 'RESET_PASSWORD'>;

/** An account and the address that is to be proved. */
export interface Proof {
  readonly user: Pick<User, 'id' | 'name' | 'locale'>;
  readonly purpose: CodePurpose;
  readonly email: string;
}

/**
 * Mails a code to the address in the running transaction; an earlier code of the purpose is no longer accepted.
 * @returns when the code expires
 * @throws DomainError RATE_LIMITED within a minute of the last code, and after five in an hour
 */
export async function mailCode(deps: IdentityDependencies, stores: Stores, proof: Proof): Promise<Date> {
  const { user, purpose, email } = proof;
  await requireMailAllowance(deps, stores, { name: `${purpose} ${user.id}`, allowance: codeAllowance });
  const code = deps.secrets.nextCode();
  const expiresAt = new Date(deps.clock.now().getTime() + mailedLifetimeMs[purpose]);
  const secretHash = deps.codes.hash(subjectOf(proof), code);
  await stores.mailedSecrets.replace({ userId: user.id, purpose, secretHash, email, expiresAt });
  const to = addressedTo({ ...user, email });
  const mail =
    purpose === 'VERIFY_EMAIL'
      ? ({ ...to, kind: 'VERIFY_ADDRESS', code, url: deps.links.verifyEmail(code) } as const)
      : ({ ...to, kind: 'CONFIRM_NEW_ADDRESS', code, url: deps.links.confirmEmail(code) } as const);
  await requestMail(deps, stores, { mail, userId: user.id, expiresAt });
  return expiresAt;
}

/** A right code: `secretHash` is to be used up in the transaction of what it permits. */
export interface RightCode {
  readonly email: string;
  readonly secretHash: string;
}

/**
 * Compares a typed code with the mailed one. The try is counted and committed before the comparison, so at most five
 * codes are compared, also when more come at once.
 * @throws UserInputErrors CODE_INVALID for a wrong, expired, used or too often tried code
 */
export async function checkCode(
  { work, clock, codes }: IdentityDependencies,
  { userId, purpose, code: typed }: { userId: string; purpose: CodePurpose; code: string },
): Promise<RightCode> {
  const code = readCode(typed);
  if (code === null) throw invalidCode();
  const tried = await work.transact({ platform: 'try a mailed code' }, (stores) =>
    stores.mailedSecrets.countTry({ userId, purpose }, { now: clock.now(), max: codeTriesMax }),
  );
  if (tried === null) throw invalidCode();
  const { email, secretHash } = tried;
  const subject = subjectOf({ user: { id: userId }, purpose, email });
  if (!codes.matches(secretHash, subject, code)) throw invalidCode();
  return { email, secretHash };
}

/** The same error for every code that is not accepted. */
export function invalidCode(): UserInputErrors {
  return new UserInputErrors([{ field: ['input', 'code'], code: 'CODE_INVALID' }]);
}

/** A code proves this address for this account and purpose only. */
function subjectOf({ user, purpose, email }: { user: Pick<User, 'id'> } & Pick<Proof, 'purpose' | 'email'>): string {
  return `${user.id} ${purpose} ${email}`;
}
