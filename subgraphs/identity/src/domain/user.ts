import type { Locale } from '@tertulia/errors';
import type { ScheduledDeletion } from './deletion.js';

/** What a person did of the first steps that nothing else tells, and whether she put their list away. */
export interface FirstSteps {
  readonly isPutAway: boolean;
  readonly hasTried: boolean;
  readonly hasSeenNumbers: boolean;
}

export const noFirstSteps: FirstSteps = { isPutAway: false, hasTried: false, hasSeenNumbers: false };

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
  readonly firstSteps: FirstSteps;
  readonly createdAt: Date;
  /** Null unless the person asked for the deletion of her account. */
  readonly deletion: ScheduledDeletion | null;
}
