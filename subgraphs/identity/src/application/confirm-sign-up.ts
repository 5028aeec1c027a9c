import { codeTriesMax, mailedLifetimeMs, readCode } from '../domain/mailed-secret.js';
import { codeAllowance, placeAllowance } from '../domain/mail-allowance.js';
import type { PendingSignUp } from '../domain/pending-sign-up.js';
import { isToken, secretHash } from '../domain/secret.js';
import { requireMailAllowance } from './count-mail.js';
import type { IdentityDependencies } from './dependencies.js';
import { openAccount } from './open-account.js';
import type { Caller } from './policies.js';
import type { Stores } from './ports.js';
import { invalidCode } from './prove-email.js';
import { newUser } from './register-user.js';
import { addressedTo, requestMail, tellPerson } from './request-mail.js';
import type { SignedIn } from './start-session.js';

/** What a sign-up needs until its code is typed. */
export type PendingDetails = Omit<PendingSignUp, 'ticketHash' | 'codeHash' | 'expiresAt'>;

/**
 * Keeps a sign-up until the code is typed that is mailed to its address. If the address has an account, its owner is told
 * instead, after the same statements, and no code will fit: whoever signs up does not learn who has an account.
 * @returns the ticket to be sent with the code
 * @throws DomainError RATE_LIMITED after too many sign-ups with the address or from one place
 */
export async function keepSignUp(deps: IdentityDependencies, caller: Caller, details: PendingDetails): Promise<string> {
  const ticket = deps.secrets.nextToken();
  await deps.work.transact({ platform: 'sign up' }, async (stores) => {
    const place = `sign-up from ${caller.address ?? 'unknown'}`;
    await requireMailAllowance(deps, stores, { name: place, allowance: placeAllowance });
    await requireMailAllowance(deps, stores, { name: `sign-up of ${details.email}`, allowance: codeAllowance });
    await keepAndMail(deps, stores, { details, ticketHash: secretHash(ticket) });
  });
  return ticket;
}

/** Stores the sign-up and mails the code, or tells the owner of the address. */
async function keepAndMail(
  deps: IdentityDependencies,
  stores: Stores,
  { details, ticketHash }: { details: PendingDetails; ticketHash: string },
): Promise<void> {
  const owner = await stores.users.findByEmail(details.email);
  const expiresAt = new Date(deps.clock.now().getTime() + mailedLifetimeMs.VERIFY_EMAIL);
  const code = deps.secrets.nextCode();
  const codeHash = deps.codes.hash(subjectOf(ticketHash), owner === null ? code : deps.secrets.nextToken());
  await stores.pendingSignUps.insert({ ...details, ticketHash, codeHash, expiresAt });
  if (owner === null) {
    const mail = { ...addressedTo(details), kind: 'SIGN_UP_CODE', code } as const;
    return requestMail(deps, stores, { mail, userId: null, expiresAt });
  }
  await tellPerson(deps, stores, { user: owner, notice: { kind: 'SIGN_UP_KNOWN', url: deps.links.forgotPassword() } });
}

/**
 * Creates the account of a sign-up by its ticket and the code that was mailed, and signs in. The address is confirmed.
 * @throws UserInputErrors CODE_INVALID; EMAIL_TAKEN if the address got an account meanwhile, which its owner may know
 */
export async function confirmSignUp(
  deps: IdentityDependencies,
  caller: Caller,
  { ticket, code: typed }: { ticket: string; code: string },
): Promise<SignedIn> {
  const { work, clock, codes } = deps;
  const code = readCode(typed);
  if (code === null || !isToken(ticket)) throw invalidCode();
  const ticketHash = secretHash(ticket);
  const tried = await work.transact({ platform: 'try a mailed code' }, async (stores) =>
    stores.pendingSignUps.countTry(ticketHash, { now: clock.now(), max: codeTriesMax }),
  );
  if (tried === null || !codes.matches(tried.codeHash, subjectOf(ticketHash), code)) throw invalidCode();
  return work.transact({ platform: 'sign up' }, async (stores) => {
    const pending = await stores.pendingSignUps.use(ticketHash, clock.now());
    if (pending === null) throw invalidCode();
    const user = { ...newUser(deps, pending), emailVerifiedAt: clock.now() };
    return openAccount(deps, stores, { user, organization: pending.organization, caller });
  });
}

/** A code fits the ticket of its sign-up only. */
function subjectOf(ticketHash: string): string {
  return `${ticketHash} SIGN_UP`;
}
