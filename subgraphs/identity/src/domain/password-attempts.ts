/** Wrong passwords from one origin before it has to wait. */
export const freeAttempts = 5;

/** The same for an unknown origin, while an account is under attack from many origins. */
export const freeAttemptsUnderAttack = 1;

/** Wrong passwords for one account, from all origins, that count as an attack. */
export const attackSize = 50;

/** How long attempts count as one series. */
export const seriesMs = 60 * 60_000;

const firstWaitMs = 60_000;
const longestWaitMs = 15 * 60_000;

/** The attempts of one origin on one account, in order. */
export interface AttemptSeries {
  readonly startedAt: Date;
  readonly attempts: number;
  /** Null if the next attempt is possible now. */
  readonly blockedUntil: Date | null;
}

/** The series after an attempt, and the wait before it; 0 if it is allowed now. */
export interface AttemptDecision {
  readonly series: AttemptSeries;
  readonly waitMs: number;
}

/**
 * Counts an attempt before it is made, so that simultaneous attempts do not share a number. After the free attempts,
 * each doubles the next wait, from one minute to fifteen. An attempt that has to wait is not counted, so it does not
 * prolong the wait.
 */
export function nextAttempt(before: AttemptSeries | null, { now, free }: { now: Date; free: number }): AttemptDecision {
  const series = before !== null && now.getTime() - before.startedAt.getTime() < seriesMs ? before : null;
  const waitMs = before?.blockedUntil == null ? 0 : before.blockedUntil.getTime() - now.getTime();
  if (before !== null && waitMs > 0) return { series: before, waitMs };
  const attempts = (series?.attempts ?? 0) + 1;
  const delayMs = attempts < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - free));
  const blockedUntil = delayMs === 0 ? null : new Date(now.getTime() + delayMs);
  return { series: { startedAt: series?.startedAt ?? now, attempts, blockedUntil }, waitMs: 0 };
}
