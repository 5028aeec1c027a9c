import { DomainError } from '@tertulia/errors';
import { secretHash } from '../domain/secret.js';
import { attemptWindowMs, secondsToWait } from '../domain/sign-in-attempts.js';
import { acrossPlatform } from './policies.js';
import type { Dependencies } from './ports.js';

/**
 * Compares a password with a stored hash; null stands for an unknown account and takes as long. Every attempt is
 * counted before it is tried, so that parallel guesses cannot slip through; a right one clears the count.
 * @throws DomainError RATE_LIMITED with the seconds to wait
 */
export async function verifyPassword(
  { unitOfWork, passwords, clock }: Dependencies,
  account: { email: string; passwordHash: string | null },
  password: string,
): Promise<boolean> {
  const now = clock.now();
  const key = secretHash(account.email);
  const windowStart = new Date(now.getTime() - attemptWindowMs);
  const reach = acrossPlatform('count sign-in attempts');
  const count = await unitOfWork.transact(reach, (stores) => stores.attempts.count(key, { now, windowStart }));
  const retryAfterSeconds = secondsToWait(count, now);
  if (retryAfterSeconds > 0) {
    throw new DomainError('RATE_LIMITED', { params: { retryAfterSeconds }, data: { retryAfterSeconds } });
  }
  const isRight = await passwords.verify(account.passwordHash, password);
  if (isRight) await unitOfWork.transact(reach, (stores) => stores.attempts.forget(key));
  return isRight;
}
