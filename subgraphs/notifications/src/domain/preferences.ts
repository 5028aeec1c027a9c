import { offsetMinutesAt } from '@tertulia/metrics';
import type { AlertRule } from './alert.js';
import type { DigestRhythm } from './digest.js';
import { isUrgent, type NotificationKind, type Way } from './kinds.js';

/** Whether a person is told of a kind in a way; for the named bots only, where some are named. */
export interface Route {
  readonly kind: NotificationKind;
  readonly way: Way;
  readonly isOn: boolean;
  /** Empty for all bots. */
  readonly botIds: readonly string[];
}

/** How a person wants to be told. */
export interface Preferences {
  /** What differs from the rules of the organization. */
  readonly routes: readonly Route[];
  /** Minutes after midnight between which no mail and no push is sent; null for none. From 1320 to 420 is a night. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** Null for the zone of the organization. */
  readonly timeZone: string | null;
  /** Urgent ones are sent at quiet hours too. */
  readonly doesUrgentPass: boolean;
  /** Whether mails that are not urgent are gathered. */
  readonly digest: DigestRhythm;
}

export const defaultPreferences: Preferences = {
  ...{ routes: [], quietFrom: null, quietTo: null, timeZone: null },
  ...{ doesUrgentPass: true, digest: 'NONE' },
};

/** What is to be told, as far as preferences depend on it. */
export interface Told {
  readonly kind: NotificationKind;
  readonly botIds: readonly string[];
}

/** Whether the person wants to be told of it in this way; `allowed` are the ways of the organization's rule. */
export function wants(
  { routes }: Preferences,
  { kind, botIds }: Told,
  { way, allowed }: { readonly way: Way; readonly allowed: AlertRule['ways'] },
): boolean {
  if (!allowed.includes(way)) return false;
  const route = routes.find((one) => one.kind === kind && one.way === way);
  if (route === undefined) return true;
  return route.isOn && (isAll(route.botIds) || isAll(botIds) || route.botIds.some((id) => botIds.includes(id)));
}

function isAll(botIds: readonly string[]): boolean {
  return botIds.length === 0;
}

/** The preferences without mails of this kind, or of every kind. */
export function withoutMail(preferences: Preferences, kinds: readonly NotificationKind[]): Preferences {
  const kept = preferences.routes.filter((route) => route.way !== 'EMAIL' || !kinds.includes(route.kind));
  const off = kinds.map((kind) => ({ kind, way: 'EMAIL' as const, isOn: false, botIds: [] }));
  return { ...preferences, routes: [...kept, ...off] };
}

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** When a mail or push may be sent: now, or at the end of the quiet hours. `zone` is the organization's, where the person has chosen none. */
export function mailTimeOf(preferences: Preferences, kind: NotificationKind, at: { now: Date; zone: string }): Date {
  const { quietFrom, quietTo, doesUrgentPass, timeZone } = preferences;
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return at.now;
  if (doesUrgentPass && isUrgent(kind)) return at.now;
  const minute = minuteOfDay(at.now, timeZone ?? at.zone);
  const isQuiet =
    quietFrom < quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo;
  if (!isQuiet) return at.now;
  // Looked at again then, so that a night on which the clock changes ends at most an hour late.
  return new Date(at.now.getTime() + ((quietTo - minute + dayMinutes) % dayMinutes) * minuteMs);
}

function minuteOfDay(at: Date, timeZone: string): number {
  const local = Math.floor(at.getTime() / minuteMs) + offsetMinutesAt(at, timeZone);
  return ((local % dayMinutes) + dayMinutes) % dayMinutes;
}
