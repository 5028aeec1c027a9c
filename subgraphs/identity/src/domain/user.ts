import type { Locale } from '@tertulia/errors';
import type { ScheduledDeletion } from './deletion.js';

/** A person with an account. Belongs to organizations through memberships, never by itself. */
export interface User {
  readonly id: string;
  /** Normalised; unique on the platform. */
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  /** Argon2id in PHC form. */
  readonly passwordHash: string;
  readonly isSuperAdmin: boolean;
  /** Made by the demo data; goes with its last demo organization. */
  readonly isDemo: boolean;
  readonly createdAt: Date;
  /** Null unless the person asked for the deletion of her account. */
  readonly deletion: ScheduledDeletion | null;
}
