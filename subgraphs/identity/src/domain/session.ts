/** A signed-in browser. Only the browser has the token; its SHA-256 is stored. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** The organization in which the person works; null before the first one. */
  readonly organizationId: string | null;
  readonly tokenHash: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

const dayMs = 86_400_000;

/** How long a session lives after its last use. */
const sessionLifetimeMs = 30 * dayMs;

/** The minimum time between two records of use. */
const touchIntervalMs = 60_000;

/** When a session used now will expire. */
export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + sessionLifetimeMs);
}

/** True if the last use was recorded long enough ago to be recorded again. */
export function isTouchDue(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= touchIntervalMs;
}
