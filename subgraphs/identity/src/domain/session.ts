/** A signed-in browser. Its token is known to the browser alone; here lies the SHA-256 of it. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** Where the person works at the moment; null before the first organization. */
  readonly organizationId: string | null;
  readonly tokenHash: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

const dayMs = 86_400_000;

/** How long a session lives after it was last seen. */
const sessionLifetimeMs = 30 * dayMs;

/** How often being seen is written down, at most. */
const touchIntervalMs = 60_000;

/** When a session that is seen now will end. */
export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + sessionLifetimeMs);
}

/** True when the last note of being seen is old enough to be renewed. */
export function isTouchDue(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= touchIntervalMs;
}
