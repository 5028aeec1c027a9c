import { isEmail } from '@tertulia/email-addresses';
import type { Locale } from '@tertulia/errors';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import type { User } from '../domain/user.js';
import { foundOrganization } from './found-organization.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { mailCode } from './prove-email.js';
import { checkPassword, registerUser } from './register-user.js';
import { mustVerify, startSession } from './start-session.js';
import type { SignedIn } from './start-session.js';

/** A new person, optionally with a new organization. */
export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale: Locale;
  readonly organization: OrganizationDetails | null;
}

/**
 * Creates an account, with an organization if given, and signs in. Where mails are sent, mails a code that confirms the
 * e-mail.
 * @throws UserInputErrors EMAIL_TAKEN, WEAK_PASSWORD, and problems of single fields
 */
export async function signUp(deps: IdentityDependencies, caller: Caller, input: SignUpInput): Promise<SignedIn> {
  const clean = readSignUp(input);
  const user = await registerUser(deps, clean);
  return deps.work.transact({ platform: 'sign up' }, async (stores) => {
    await insertUser(stores, user);
    if (mustVerify(deps, user.emailVerifiedAt !== null)) {
      await mailCode(deps, stores, { user, purpose: 'VERIFY_EMAIL', email: user.email });
    }
    const founded =
      clean.organization === null
        ? null
        : await foundOrganization(deps, stores, {
            founder: user,
            details: clean.organization,
            isDemo: false,
          });
    const membership = founded?.membership ?? null;
    return startSession(deps, stores, { user, membership, caller });
  });
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

async function insertUser(stores: Stores, user: User): Promise<void> {
  await stores.users.lockEmail(user.email);
  const problems = new InputProblems();
  if ((await stores.users.findByEmail(user.email)) !== null) problems.add('email', 'EMAIL_TAKEN');
  problems.refuse();
  await stores.users.insert(user);
}
