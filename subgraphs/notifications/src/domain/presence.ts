import { isUrgent, type NotificationKind } from './kinds.js';

const minuteMs = 60_000;

/** A person counts as present for so long after the last sign of their browser. */
export const presentMs = 5 * minuteMs;
/** How often open browsers give a sign. */
export const signEveryMs = minuteMs;

/** Presence puts mails off no longer than this after they were planned: a browser may be open with nobody before it. */
const longestMs = { URGENT: 5 * minuteMs, OTHER: 60 * minuteMs };

/** When a mail may be sent to somebody who counts as present for `leftMs` more: now, or when to look again. */
export function afterPresence(
  { kind, plannedAt }: { readonly kind: NotificationKind; readonly plannedAt: Date },
  leftMs: number,
  now: Date,
): Date {
  const latest = plannedAt.getTime() + (isUrgent(kind) ? longestMs.URGENT : longestMs.OTHER);
  return new Date(Math.max(now.getTime(), Math.min(now.getTime() + leftMs, latest)));
}
