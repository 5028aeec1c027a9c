/** Wrong passwords that an account takes within a window before it rests. */
export const attemptsPerWindow = 5;

/** Length of the window in which wrong passwords are counted. */
export const attemptWindowMs = 15 * 60_000;

/** Count of the attempts of one account in the running window, the present one included. */
export interface AttemptCount {
  readonly attempts: number;
  readonly windowStartedAt: Date;
}

/** Seconds to wait before the next attempt; 0 when the present one may go on. */
export function secondsToWait(count: AttemptCount, now: Date): number {
  if (count.attempts <= attemptsPerWindow) return 0;
  const waitMs = count.windowStartedAt.getTime() + attemptWindowMs - now.getTime();
  return Math.max(1, Math.ceil(waitMs / 1000));
}
