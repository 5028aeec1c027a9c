/** Wrong passwords that a place may try before it has to wait. */
export const freeAttempts = 5;

/** The same for a place that nobody knows, while an account is guessed at from many. */
export const freeAttemptsUnderAttack = 1;

/** Wrong passwords for one account, wherever from, that mean guessing from many places. */
export const attackSize = 50;

/** How long attempts are remembered together. */
export const seriesMs = 60 * 60_000;

const firstWaitMs = 60_000;
const longestWaitMs = 15 * 60_000;

/** The attempts of one place on one account, one after the other. */
export interface AttemptSeries {
  readonly startedAt: Date;
  readonly attempts: number;
  /** Null while the next attempt may be made at once. */
  readonly blockedUntil: Date | null;
}

/** What an attempt at a moment makes of the series, and how long it has to wait; 0 when it may be made. */
export interface AttemptDecision {
  readonly series: AttemptSeries;
  readonly waitMs: number;
}

/**
 * Counts an attempt before it is made, so that those of the same moment cannot share a number. Beyond the free ones each makes the
 * next wait twice as long, from one minute to fifteen. An attempt that has to wait is not counted: knocking prolongs nothing.
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
