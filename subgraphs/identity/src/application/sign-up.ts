import { isEmail } from '@tertulia/email-addresses';
import type { Locale } from '@tertulia/errors';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import { keepSignUp } from './confirm-sign-up.js';
import type { IdentityDependencies } from './dependencies.js';
import { openAccount } from './open-account.js';
import type { Caller } from './policies.js';
import { checkPassword, registerUser } from './register-user.js';
import type { SignedIn } from './start-session.js';

/** A new person, optionally with a new organization. */
export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale: Locale;
  readonly organization: OrganizationDetails | null;
}

/** Either signed in, or a ticket to be sent with the code that was mailed. */
export type SignUpResult =
  | { readonly kind: 'SIGNED_IN'; readonly signedIn: SignedIn }
  | { readonly kind: 'CODE_MAILED'; readonly ticket: string };

/**
 * Where a mail server is set, mails a code, and the account begins with it (`confirmSignUp`); nobody learns whether the
 * address has an account. Elsewhere creates the account at once, with an organization if given, and signs in.
 * @throws UserInputErrors EMAIL_TAKEN without a mail server, WEAK_PASSWORD, and problems of single fields
 * @throws DomainError RATE_LIMITED
 */
export async function signUp(deps: IdentityDependencies, caller: Caller, input: SignUpInput): Promise<SignUpResult> {
  const clean = readSignUp(input);
  const user = await registerUser(deps, clean);
  const { organization } = clean;
  if (deps.mailDelivery === 'SERVER') {
    const { email, name, locale, passwordHash } = user;
    const ticket = await keepSignUp(deps, caller, { email, name, locale, passwordHash, organization });
    return { kind: 'CODE_MAILED', ticket };
  }
  const signedIn = await deps.work.transact({ platform: 'sign up' }, async (stores) =>
    openAccount(deps, stores, { user, organization, caller }),
  );
  return { kind: 'SIGNED_IN', signedIn };
}

function readSignUp(input: SignUpInput): SignUpInput {
  const problems = new InputProblems();
  const email = normalizeEmail(input.email);
  if (!isEmail(email)) problems.add('email', 'INVALID_EMAIL');
  checkPassword(problems, 'password', { password: input.password, email });
  const name = problems.name('name', input.name);
  const organization =
    input.organization === null ? null : readOrganizationDetails(problems, ['organization'], input.organization);
  problems.refuse();
  return { ...input, email, name, organization };
}
