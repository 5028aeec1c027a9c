import type { Locale } from '@tertulia/errors';
import type { ScheduledDeletion } from './deletion.js';

/** The first steps that a person has done and no other data shows, and whether the list is hidden. */
export interface FirstSteps {
  readonly isPutAway: boolean;
  readonly hasTried: boolean;
  readonly hasSeenNumbers: boolean;
}

export const noFirstSteps: FirstSteps = { isPutAway: false, hasTried: false, hasSeenNumbers: false };

/** Longer keys do not exist, and older ones are forgotten: whoever silences a hundred insights has seen their months pass. */
export const silencedInsightsMax = { keys: 100, length: 100 };

/** A person with an account. Belongs to organizations only through memberships. */
export interface User {
  readonly id: string;
  /** Normalized; unique on the platform. */
  readonly email: string;
  /** Null until the person has proved to read mails to this address. */
  readonly emailVerifiedAt: Date | null;
  readonly name: string;
  readonly locale: Locale;
  /** Argon2id in PHC form. */
  readonly passwordHash: string;
  readonly isSuperAdmin: boolean;
  /** Demo data; deleted with its last demo organization. */
  readonly isDemo: boolean;
  readonly firstSteps: FirstSteps;
  /** Keys of insights that the person does not want to see again, the newest first. */
  readonly silencedInsights: readonly string[];
  readonly createdAt: Date;
  /** Null unless the person requested the deletion of the account. */
  readonly deletion: ScheduledDeletion | null;
}
