import { instantOf, localDayOf } from '@tertulia/metrics';
import type { Facts, NotificationKind } from './kinds.js';
import type { OutsideTimes } from './outside-digest.js';

/** How a person gets mails that are not urgent: each by itself, or gathered. */
export const digestRhythms = ['NONE', 'DAILY', 'WEEKLY'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/** The kind of mails that gather what is not urgent. */
export const digestKind = 'DIGEST';
export type DigestKind = typeof digestKind;

/** A mail that gathers: of a person and a kind there is one for each period. */
export interface Period {
  /** The day of the mail where it is sent, YYYY-MM-DD. */
  readonly name: string;
  readonly dueAt: Date;
}

/** What a mail gathers of one kind and the same bots. */
export interface GatheredGroup {
  readonly kind: NotificationKind;
  readonly botIds: readonly string[];
  /** How many there are, unread and not over. */
  readonly count: number;
  /** The newest, newest first. */
  readonly latest: readonly { readonly occurredAt: Date; readonly facts: Facts }[];
}

const dayMs = 24 * 3_600_000;
const sentAtMinute = 8 * 60;
const monday = 0;

/** The next digest after a moment: at 08:00 in the zone, daily or on Mondays. */
export function nextDigest(after: Date, rhythm: Exclude<DigestRhythm, 'NONE'>, timeZone: string): Period {
  return nextPeriod(after, { rhythm, minuteOfDay: sentAtMinute, weekday: monday }, timeZone);
}

/** The next time after a moment, in the zone; on days on which the clock changes too there is one. */
export function nextPeriod(after: Date, { rhythm, minuteOfDay, weekday }: OutsideTimes, timeZone: string): Period {
  let day = Date.parse(localDayOf(after, timeZone));
  for (;;) {
    const name = new Date(day).toISOString().slice(0, 10);
    const dueAt = instantOf(name, minuteOfDay, timeZone);
    const isItsDay = rhythm === 'DAILY' || (new Date(day).getUTCDay() + 6) % 7 === weekday;
    if (isItsDay && dueAt > after) return { name, dueAt };
    day += dayMs;
  }
}
