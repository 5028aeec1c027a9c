import type { MailedPurpose, MailedSecret } from '../domain/mailed-secret.js';
import type { PendingSignUp } from '../domain/pending-sign-up.js';

/** Secrets that were mailed to accounts: the last one for each purpose. */
export interface MailedSecretStore {
  /** Replaces the last one; for an account that does not exist, does the same work and stores nothing. */
  replace(secret: MailedSecret): Promise<void>;
  /** Counts a try, one after the other; null without a valid secret, or if it was tried `max` times. */
  countTry(
    which: Pick<MailedSecret, 'userId' | 'purpose'>,
    limits: { now: Date; max: number },
  ): Promise<TriedSecret | null>;
  /** The account to which a valid secret was mailed. */
  find(secretHash: string, now: Date): Promise<Pick<MailedSecret, 'userId'> | null>;
  /** Uses a valid secret up; null if there is none: each works once, also with concurrent calls. */
  use(secretHash: string, now: Date): Promise<Pick<MailedSecret, 'purpose'> | null>;
  deleteOf(userId: string, purposes: readonly MailedPurpose[]): Promise<void>;
  deleteExpiredBefore(time: Date): Promise<number>;
}

/** What a typed code is compared with. */
export type TriedSecret = Pick<MailedSecret, 'secretHash' | 'email'>;

/** Sign-ups that wait for their mailed code. */
export interface PendingSignUpStore {
  insert(pending: PendingSignUp): Promise<void>;
  /** Counts a try, one after the other; null without a valid sign-up, or if it was tried `max` times. */
  countTry(ticketHash: string, limits: { now: Date; max: number }): Promise<Pick<PendingSignUp, 'codeHash'> | null>;
  /** Deletes a valid sign-up and returns it; null if there is none: each works once, also with concurrent calls. */
  use(ticketHash: string, now: Date): Promise<PendingSignUp | null>;
  deleteExpiredBefore(time: Date): Promise<number>;
}
