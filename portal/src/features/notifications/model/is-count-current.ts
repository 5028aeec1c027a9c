/** A notification as far as it counts. */
export type Received = { id: string; readAt: string | null };

/** With how many notifications the subscription begins at most. */
export const firstMax = 20;

/**
 * Whether the known number of unread notifications agrees with those that the subscription begins with: all of them, or the newest 20.
 */
export function isCountCurrent(known: number | null, first: readonly Received[]): boolean {
  if (known === null) return false;
  const unread = new Set(first.filter(({ readAt }) => readAt === null).map(({ id }) => id)).size;
  return first.length < firstMax ? unread === known : unread <= known;
}
