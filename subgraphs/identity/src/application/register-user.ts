import type { Locale } from '@tertulia/errors';
import type { InputProblems } from '../domain/input-problems.js';
import { passwordMaxLength, passwordMinLength, passwordWeakness } from '../domain/password.js';
import { noFirstSteps, type User } from '../domain/user.js';
import type { IdentityDependencies } from './dependencies.js';

/** A person who is to get an account; e-mail and name are already normalized. */
export interface Registration {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly password: string;
  readonly isDemo?: boolean;
  readonly isSuperAdmin?: boolean;
}

/** The new account, with its password hashed. Slow: call it before the transaction, and insert the result inside. */
export async function registerUser(deps: IdentityDependencies, registration: Registration): Promise<User> {
  return newUser(deps, { ...registration, passwordHash: await deps.passwords.hash(registration.password) });
}

/** The new account of a person whose password is hashed already. */
export function newUser(
  { clock, ids }: Pick<IdentityDependencies, 'clock' | 'ids'>,
  registration: Omit<Registration, 'password'> & Pick<User, 'passwordHash'>,
): User {
  return {
    id: ids.next(),
    email: registration.email,
    name: registration.name,
    locale: registration.locale,
    passwordHash: registration.passwordHash,
    isSuperAdmin: registration.isSuperAdmin ?? false,
    isDemo: registration.isDemo ?? false,
    firstSteps: noFirstSteps,
    silencedInsights: [],
    emailVerifiedAt: registration.isDemo === true ? clock.now() : null,
    createdAt: clock.now(),
    deletion: null,
  };
}

/** Adds a problem for a password that this account may not use. */
export function checkPassword(
  problems: InputProblems,
  field: string,
  credentials: { password: string; email: string },
): void {
  const weakness = passwordWeakness(credentials.password, credentials.email);
  if (weakness === 'TOO_LONG') problems.add(field, 'TOO_LONG', { max: passwordMaxLength });
  else if (weakness !== null) problems.add(field, 'WEAK_PASSWORD', { min: passwordMinLength });
}
