import type { ListedApiKeyFragment } from '../../../gql/graphql.js';

/** A key as the list shows it. */
export type ListedKey = ListedApiKeyFragment;

/** Whether a key is valid; `expiring` means valid for less than two more weeks. */
export type KeyState = 'active' | 'expiring' | 'expired' | 'revoked';

const dayMs = 86_400_000;
const soonMs = 14 * dayMs;

/** The state of a key at a given time, in epoch milliseconds. */
export function keyState(key: Pick<ListedKey, 'expiresAt' | 'revokedAt'>, nowMs: number): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt === null) return 'active';
  const leftMs = Date.parse(key.expiresAt) - nowMs;
  if (leftMs <= 0) return 'expired';
  return leftMs < soonMs ? 'expiring' : 'active';
}

/** Valid keys before invalid ones, the newest first in both groups. */
export function sortedKeys(keys: readonly ListedKey[], nowMs: number): ListedKey[] {
  const rank = (key: ListedKey): number => {
    const state = keyState(key, nowMs);
    return state === 'revoked' || state === 'expired' ? 1 : 0;
  };
  return keys.toSorted(
    (one, other) => rank(one) - rank(other) || Date.parse(other.createdAt) - Date.parse(one.createdAt),
  );
}

/** The lifetimes offered for a new key. */
export const lifetimes = ['days30', 'days90', 'days365', 'forever'] as const;

/** One of `lifetimes`. */
export type Lifetime = (typeof lifetimes)[number];

const daysOf: Record<Lifetime, number | null> = { days30: 30, days90: 90, days365: 365, forever: null };

/** The expiry of a key that is created now, as ISO time; null for a key that never expires. */
export function endOf(lifetime: Lifetime, nowMs: number): string | null {
  const days = daysOf[lifetime];
  return days === null ? null : new Date(nowMs + days * dayMs).toISOString();
}
