import { DateTime } from 'luxon';
import type { BusinessProfile, TimeInterval } from '../model.js';

/** Whether the business is open at a moment, and when that changes next. */
export interface OpeningState {
  isOpen: boolean;
  /** End of the current opening; adjacent intervals (also across midnight) are joined. Null while closed. */
  closesAt: Date | null;
  /** Start of the next opening in the next 60 days; null while open or when there is none. */
  opensNextAt: Date | null;
}

/** A moment in the time zone of the business; UTC when the zone is unknown. */
export function localTime(profile: BusinessProfile, now: Date): DateTime {
  const local = DateTime.fromJSDate(now, { zone: profile.timeZone });
  return local.isValid ? local : DateTime.fromJSDate(now, { zone: 'utc' });
}

/** Opening intervals of a calendar day, exceptions first; empty means closed. `date` is `YYYY-MM-DD`. */
export function intervalsOn(profile: BusinessProfile, date: string): TimeInterval[] {
  const exception = profile.exceptions.find((entry) => entry.date === date);
  if (exception) return exception.intervals;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return profile.openingHours.find((entry) => entry.weekday === weekday)?.intervals ?? [];
}

const furthestDays = 60;
const dayMs = 86_400_000;

/** Whether the business is open at a moment, by its hours and exceptions in its time zone. */
export function openingState(profile: BusinessProfile, now: Date): OpeningState {
  const local = localTime(profile, now);
  const today = local.startOf('day');
  const present = spansOf(profile, today).find((span) => span.start <= local && local < span.end);
  if (present) return { isOpen: true, closesAt: closingOf(profile, present).toJSDate(), opensNextAt: null };
  for (const days of openDays(profile, today)) {
    const next = spansOf(profile, today.plus({ days })).find((span) => span.start > local);
    if (next) return { isOpen: false, closesAt: null, opensNextAt: next.start.toJSDate() };
  }
  return { isOpen: false, closesAt: null, opensNextAt: null };
}

/**
 * Milliseconds between two moments during which the business is open; null if it has no hours, or for more than 60 days, which no hours
 * explain.
 */
export function openMsBetween(profile: BusinessProfile, from: Date, to: Date): number | null {
  const hasHours = [...profile.openingHours, ...profile.exceptions].some(({ intervals }) => intervals.length > 0);
  if (!hasHours || to.getTime() - from.getTime() > furthestDays * dayMs) return null;
  let openMs = 0;
  // Joined like in `closingOf`: intervals of one day may overlap.
  let countedUntilMs = from.getTime();
  for (let day = localTime(profile, from).startOf('day'); day.toMillis() < to.getTime(); day = day.plus({ days: 1 })) {
    for (const span of spansOf(profile, day)) {
      const startMs = Math.max(span.start.toMillis(), countedUntilMs);
      const endMs = Math.min(span.end.toMillis(), to.getTime());
      if (endMs <= startMs) continue;
      openMs += endMs - startMs;
      countedUntilMs = endMs;
    }
  }
  return openMs;
}

/** Offsets in days from today of the days with opening hours. Computed from dates alone, so that time-zone calculations are needed only for these days. */
function* openDays(profile: BusinessProfile, today: DateTime): Generator<number> {
  const isEverOpen = [...profile.openingHours, ...profile.exceptions].some(({ intervals }) => intervals.length > 0);
  if (!isEverOpen) return;
  const start = Date.UTC(today.year, today.month - 1, today.day);
  for (let day = 0; day <= furthestDays; day += 1) {
    const date = new Date(start + day * dayMs).toISOString().slice(0, 10);
    if (intervalsOn(profile, date).length > 0) yield day;
  }
}

interface Span {
  start: DateTime;
  end: DateTime;
}

function spansOf(profile: BusinessProfile, day: DateTime): Span[] {
  return intervalsOn(profile, day.toISODate() ?? '')
    .map((interval) => ({ start: at(day, interval.opens), end: at(day, interval.closes) }))
    .filter((span) => span.end > span.start)
    .toSorted((a, b) => a.start.toMillis() - b.start.toMillis());
}

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (hour >= 24) return day.plus({ days: 1 }).startOf('day');
  return day.set({ hour, minute });
}

function closingOf(profile: BusinessProfile, present: Span): DateTime {
  let end = present.end;
  // Stop after a week: a business that is open without a break has no useful closing time.
  for (let joined = 0; joined < 14; joined += 1) {
    const from = end;
    const next = spansOf(profile, from.startOf('day')).find((span) => span.start <= from && span.end > from);
    if (!next) return end;
    end = next.end;
  }
  return end;
}
