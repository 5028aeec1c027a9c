import type { Locale } from '@tertulia/errors';
import type { OrganizationDetails } from './organization-details.js';

/** A sign-up that waits for its mailed code. There is no account yet, so whoever typed a foreign address took nothing. */
export interface PendingSignUp {
  /** SHA-256 of the ticket that only the browser of the sign-up holds. */
  readonly ticketHash: string;
  /** Keyed hash of the mailed code; for an address that has an account, of what no code equals. */
  readonly codeHash: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly passwordHash: string;
  readonly organization: OrganizationDetails | null;
  readonly expiresAt: Date;
}
