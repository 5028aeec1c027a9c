import type { Facts, NotificationKind } from './kinds.js';

/** Something that happened and of which people are told, once. */
export interface Occasion {
  readonly id: string;
  readonly organizationId: string;
  /** Names it among those of its organization: what has happened twice has two keys. */
  readonly key: string;
  readonly kind: NotificationKind;
  /** The bots that it concerns; empty for the whole organization. */
  readonly botIds: readonly string[];
  /** The alert that began; null for what has no end. */
  readonly alertId: string | null;
  readonly occurredAt: Date;
  readonly facts: Facts;
}

/** An occasion, for one person. */
export interface Notification extends Omit<Occasion, 'key'> {
  readonly occasionId: string;
  readonly userId: string;
  readonly readAt: Date | null;
}

const hourMs = 3_600_000;
/** Older occasions send no mail and no push: a stream that was read late is no news. */
export const mailMaxAgeMs = 24 * hourMs;
/** Older occasions are not told at all. */
export const occasionMaxAgeMs = 7 * 24 * hourMs;
/** A mail is sent only for what is unread after this time, unless it is urgent. */
export const unreadForMs = 300_000;

/** Whether an occasion of that time is still younger. */
export function isYounger(occurredAt: Date, maxAgeMs: number, now: Date): boolean {
  return now.getTime() - occurredAt.getTime() < maxAgeMs;
}
