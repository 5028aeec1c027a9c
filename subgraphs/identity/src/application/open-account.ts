import { InputProblems } from '../domain/input-problems.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import type { User } from '../domain/user.js';
import type { IdentityDependencies } from './dependencies.js';
import { foundOrganization } from './found-organization.js';
import type { Caller } from './policies.js';
import type { Stores } from './ports.js';
import { mailCode } from './prove-email.js';
import { mustVerify, startSession } from './start-session.js';
import type { SignedIn } from './start-session.js';

/** A new account, with an organization if given, and the browser that signs in. */
export interface NewAccount {
  readonly user: User;
  readonly organization: OrganizationDetails | null;
  readonly caller: Caller;
}

/**
 * Creates the account in the running transaction and signs in. Mails a code where the address has to be confirmed and is
 * not yet.
 * @throws UserInputErrors EMAIL_TAKEN
 */
export async function openAccount(
  deps: IdentityDependencies,
  stores: Stores,
  { user, organization, caller }: NewAccount,
): Promise<SignedIn> {
  await insertUser(stores, user);
  if (mustVerify(deps, user.emailVerifiedAt !== null)) {
    await mailCode(deps, stores, { user, purpose: 'VERIFY_EMAIL', email: user.email });
  }
  const founded =
    organization === null
      ? null
      : await foundOrganization(deps, stores, { founder: user, details: organization, isDemo: false });
  return startSession(deps, stores, { user, membership: founded?.membership ?? null, caller });
}

async function insertUser(stores: Stores, user: User): Promise<void> {
  await stores.users.lockEmail(user.email);
  const problems = new InputProblems();
  if ((await stores.users.findByEmail(user.email)) !== null) problems.add('email', 'EMAIL_TAKEN');
  problems.refuse();
  await stores.users.insert(user);
}
