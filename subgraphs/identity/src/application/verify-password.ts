import {
  attackSize,
  freeAttempts,
  freeAttemptsUnderAttack,
  nextAttempt,
  seriesMs,
} from '../domain/password-attempts.js';
import { isToken, secretHash } from '../domain/secret.js';
import { tooSoon } from './count-mail.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** The account whose password is tried; without id and hash, an account that does not exist. */
export interface TriedAccount {
  readonly id: string | null;
  readonly email: string;
  readonly passwordHash: string | null;
}

const reach = { platform: 'count password attempts' };

/**
 * Compares a password with an account's, in the same time if the account does not exist. Attempts are counted by
 * account and origin: a session or known browser of the person, otherwise the address. So nobody elsewhere can lock the
 * person out, and nobody at the same address can lock the person's own browser out. A correct password clears the count
 * of its origin.
 * @throws DomainError RATE_LIMITED with the seconds that this origin has to wait
 */
export async function verifyPassword(
  deps: IdentityDependencies,
  caller: Caller,
  { account, password }: { account: TriedAccount; password: string },
): Promise<boolean> {
  const { work, passwords } = deps;
  const key = await work.transact(reach, (stores) => countAttempt(deps, stores, { account, caller }));
  if ('waitMs' in key) throw tooSoon(key.waitMs);
  const isRight = await passwords.verify(account.passwordHash, password);
  if (isRight) {
    await work.transact(reach, async (stores) => {
      await stores.attempts.forget(key.hash);
      await stores.attempts.forget(secretHash(account.email));
    });
  }
  return isRight;
}

async function countAttempt(
  { clock }: IdentityDependencies,
  stores: Stores,
  { account, caller }: { account: TriedAccount; caller: Caller },
): Promise<{ hash: string } | { waitMs: number }> {
  const now = clock.now();
  const place = await placeOf(stores, account, caller);
  const free = place.isKnown ? freeAttempts : await freeForStrangers(stores, account.email, now);
  const hash = secretHash(`${account.email} ${place.name}`);
  const { series, waitMs } = nextAttempt(await stores.attempts.hold(hash), { now, free });
  if (waitMs > 0) return { waitMs };
  await stores.attempts.save(hash, series);
  return { hash };
}

async function placeOf(
  stores: Stores,
  account: TriedAccount,
  { principal, deviceToken, address }: Caller,
): Promise<{ name: string; isKnown: boolean }> {
  if (principal.kind === 'USER' && principal.userId === account.id) {
    return { name: `session ${principal.sessionId}`, isKnown: true };
  }
  if (deviceToken !== null && isToken(deviceToken) && account.id !== null) {
    const tokenHash = secretHash(deviceToken);
    if (await stores.devices.isKnown(account.id, tokenHash)) return { name: `device ${tokenHash}`, isKnown: true };
  }
  return { name: `address ${address ?? 'unknown'}`, isKnown: false };
}

/** While an account is under attack from many origins, each gets one attempt: enough for someone with the password. */
async function freeForStrangers(stores: Stores, email: string, now: Date): Promise<number> {
  const hash = secretHash(email);
  const before = await stores.attempts.hold(hash);
  const isOver = before === null || now.getTime() - before.startedAt.getTime() >= seriesMs;
  const series = isOver ? { startedAt: now, attempts: 0, blockedUntil: null } : before;
  await stores.attempts.save(hash, { ...series, attempts: series.attempts + 1 });
  return series.attempts >= attackSize ? freeAttemptsUnderAttack : freeAttempts;
}
