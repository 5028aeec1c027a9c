export const dispatchStates = ['PENDING', 'SENDING', 'SENT', 'REFUSED', 'EXPIRED', 'CANCELLED'] as const;
export type DispatchState = (typeof dispatchStates)[number];

/** In which ways something leaves. */
export type DispatchWay = 'EMAIL' | 'PUSH';

/** One mail to one person, or one push to one of their browsers, with its attempts. The id of a mail makes its Message-ID, the same at every attempt. */
export interface Dispatch {
  readonly id: string;
  readonly organizationId: string;
  readonly way: DispatchWay;
  /** The browser; null for a mail. */
  readonly deviceId: string | null;
  /** Null for a mail that identity asked for. */
  readonly notificationId: string | null;
  /** Null for people without an account. */
  readonly userId: string | null;
  /** The kind of the notification, or of the mail that identity asked for. */
  readonly kind: string;
  /** Of a mail that gathers notifications: of a person and a kind there is one for each period. Null for others. */
  readonly period: string | null;
  /** What identity asked to send, sealed; null for others, and once the mail has ended. */
  readonly sealed: string | null;
  readonly state: DispatchState;
  readonly attempts: number;
  /** When it is due; while it is being sent, when the lease of the attempt ends. Null once it has ended. */
  readonly dueAt: Date | null;
  /** After this time it is not sent any more. */
  readonly expiresAt: Date;
  /** Why it is in its state, in words of a program. */
  readonly code: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** What became of an attempt, or why there was none. */
export type AttemptEnd =
  | { readonly kind: 'SENT' }
  | { readonly kind: 'LATER'; readonly code: string }
  | { readonly kind: 'REFUSED'; readonly code: string }
  | { readonly kind: 'CANCELLED'; readonly code: string }
  /** Nothing was tried: it is not the time yet. */
  | { readonly kind: 'WAIT'; readonly until: Date };

const minute = 60_000;
const hour = 60 * minute;

/** How long one process may be at an attempt before another repeats it: longer than the deadlines of a sender. */
export const leaseMs = 2 * minute;

/** Milliseconds before each attempt after the first. */
export const retryDelaysMs: readonly number[] = [...[minute, 5 * minute, 15 * minute], ...[hour, 4 * hour, 12 * hour]];

/** The dispatch while an attempt is made: counted before it begins, so that one that kills its process is counted too. */
export function claimed(dispatch: Dispatch, now: Date): Dispatch {
  const { attempts } = dispatch;
  return { ...dispatch, state: 'SENDING', attempts: attempts + 1, dueAt: new Date(now.getTime() + leaseMs) };
}

/** Whether an attempt may be made now: it is due, or the process that began one has lost its lease. */
export function isDue({ state, dueAt }: Dispatch, now: Date): boolean {
  return (state === 'PENDING' || state === 'SENDING') && dueAt !== null && dueAt <= now;
}

/** The dispatch after an attempt that was claimed. */
export function afterAttempt(dispatch: Dispatch, end: AttemptEnd, now: Date): Dispatch {
  if (end.kind === 'WAIT') {
    return { ...dispatch, state: 'PENDING', attempts: dispatch.attempts - 1, dueAt: end.until };
  }
  if (end.kind !== 'LATER') return ended(dispatch, { state: end.kind, code: 'code' in end ? end.code : null }, now);
  const delayMs = retryDelaysMs[dispatch.attempts - 1];
  if (delayMs === undefined) return ended(dispatch, { state: 'REFUSED', code: end.code }, now);
  const dueAt = new Date(now.getTime() + delayMs);
  if (dueAt >= dispatch.expiresAt) return ended(dispatch, { state: 'EXPIRED', code: end.code }, now);
  return { ...dispatch, state: 'PENDING', code: end.code, dueAt };
}

/** The dispatch once nothing more is tried. What it was asked to send is wiped. */
export function ended(dispatch: Dispatch, why: Pick<Dispatch, 'state' | 'code'>, now: Date): Dispatch {
  return { ...dispatch, ...why, sealed: null, dueAt: null, finishedAt: now };
}

/** A mail about a notification when a person sends it again: the attempts begin anew. */
export function resent(dispatch: Dispatch, now: Date, forMs: number): Dispatch {
  const fresh = { attempts: 0, dueAt: now, code: null, finishedAt: null };
  return { ...dispatch, ...fresh, state: 'PENDING', expiresAt: new Date(now.getTime() + forMs) };
}
