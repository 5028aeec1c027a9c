import type { AttemptDecision, AttemptSeries } from './password-attempts.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many mails of a kind a person may cause in a window, and the pause after each. */
export interface MailAllowance {
  readonly windowMs: number;
  readonly max: number;
  readonly pauseMs: number;
}

/** Codes to one account, reset links to one address, and sign-ups with one address. */
export const codeAllowance: MailAllowance = { windowMs: hourMs, max: 5, pauseMs: minuteMs };

/** Requests of reset links, and sign-ups, from one place for any address. */
export const placeAllowance: MailAllowance = { windowMs: hourMs, max: 20, pauseMs: 0 };

/** Invitations of one organization to one address. */
export const invitationAllowance: MailAllowance = { windowMs: 24 * hourMs, max: 5, pauseMs: minuteMs };

/** Notices of sign-ins from new devices to one account. */
export const deviceAllowance: MailAllowance = { windowMs: 24 * hourMs, max: 5, pauseMs: 0 };

/** How long a series has to be kept: the longest window. */
export const allowanceKeptMs = 24 * hourMs;

/** The series after a mail, and the wait before it; 0 if it may be sent now. A mail that has to wait is not counted. */
export function nextMail(
  before: AttemptSeries | null,
  { now, allowance }: { now: Date; allowance: MailAllowance },
): AttemptDecision {
  const isOver = before === null || now.getTime() - before.startedAt.getTime() >= allowance.windowMs;
  const pauseMs = before?.blockedUntil == null ? 0 : before.blockedUntil.getTime() - now.getTime();
  if (!isOver) {
    const windowMs =
      before.attempts < allowance.max ? 0 : before.startedAt.getTime() + allowance.windowMs - now.getTime();
    const waitMs = Math.max(pauseMs, windowMs);
    if (waitMs > 0) return { series: before, waitMs };
  }
  const blockedUntil = allowance.pauseMs === 0 ? null : new Date(now.getTime() + allowance.pauseMs);
  const { startedAt, attempts } = isOver ? { startedAt: now, attempts: 0 } : before;
  return { series: { startedAt, attempts: attempts + 1, blockedUntil }, waitMs: 0 };
}
