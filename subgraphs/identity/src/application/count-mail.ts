import { DomainError } from '@tertulia/errors';
import { nextMail, type MailAllowance } from '../domain/mail-allowance.js';
import { secretHash } from '../domain/secret.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';

/** What is counted, and how much of it is allowed. */
export interface MailCount {
  /** Names the kind of mail and who gets or causes it. */
  readonly name: string;
  readonly allowance: MailAllowance;
}

/** Counts a mail in the running transaction, one after the other; returns how long it has to wait, 0 if it may be sent. */
export async function countMail(
  { clock }: Pick<IdentityDependencies, 'clock'>,
  stores: Stores,
  { name, allowance }: MailCount,
): Promise<number> {
  const hash = secretHash(`mail ${name}`);
  const { series, waitMs } = nextMail(await stores.attempts.hold(hash), { now: clock.now(), allowance });
  if (waitMs === 0) await stores.attempts.save(hash, series);
  return waitMs;
}

/**
 * The same, and refuses what has to wait.
 * @throws DomainError RATE_LIMITED with the seconds
 */
export async function requireMailAllowance(
  deps: Pick<IdentityDependencies, 'clock'>,
  stores: Stores,
  count: MailCount,
): Promise<void> {
  const waitMs = await countMail(deps, stores, count);
  if (waitMs > 0) throw tooSoon(waitMs);
}

/** RATE_LIMITED with the seconds to wait. */
export function tooSoon(waitMs: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new DomainError('RATE_LIMITED', { params: { retryAfterSeconds }, data: { retryAfterSeconds } });
}
