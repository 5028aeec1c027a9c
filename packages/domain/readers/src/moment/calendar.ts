import { DateTime } from 'luxon';
import type { ReaderLocale } from '../reading.js';

/** Where and when an answer is given. */
export interface Whereabouts {
  now: Date;
  /** IANA zone; UTC when it is not known. */
  timeZone: string;
  /** ISO 3166-1 alpha-2, or empty. */
  country: string;
  locale: ReaderLocale;
  /** Opening intervals of a day (`YYYY-MM-DD`) with times as `HH:mm`; empty means closed. Absent when there are no opening hours. */
  openOn?: ((date: string) => readonly { opens: string; closes: string }[]) | undefined;
}

/** The present moment at the place. */
export function localNow({ now, timeZone }: Whereabouts): DateTime {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  return local.isValid ? local : DateTime.fromJSDate(now, { zone: 'utc' });
}

/** A calendar day in UTC, so that arithmetic on days never meets a clock change. Null when there is no such day. */
export function dayOf(year: number, month: number, day: number): DateTime | null {
  const date = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
  return date.isValid ? date : null;
}

export function isoOf(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}

/** Today's calendar day at the place, in UTC. */
export function todayAt(where: Whereabouts): DateTime {
  const { year, month, day } = localNow(where);
  return DateTime.fromObject({ year, month, day }, { zone: 'utc' });
}

/** The next such weekday after a day. */
export function nextWeekday(weekday: number, after: DateTime): DateTime {
  return after.plus({ days: ((weekday - after.weekday + 6) % 7) + 1 });
}

/** The nth such weekday of a month, the last for -1; null when the month has no such day. */
export function nthWeekday(nth: number, weekday: number, month: DateTime): DateTime | null {
  const start = month.startOf('month');
  if (nth < 0) {
    const end = month.endOf('month').startOf('day');
    return end.minus({ days: (end.weekday - weekday + 7) % 7 });
  }
  const day = start.plus({ days: ((weekday - start.weekday + 7) % 7) + 7 * (nth - 1) });
  return day.month === start.month ? day : null;
}

/** The next day with this number that is today or later, up to two months ahead. */
export function nextMonthDay(day: number, today: DateTime): DateTime | null {
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const { year, month } = today.startOf('month').plus({ months: ahead });
    const date = dayOf(year, month, day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

/** The full year of a written one: two digits mean a year at most ten years ahead. */
export function fullYear(text: string, today: DateTime): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return 2000 + year <= today.year + 10 ? 2000 + year : 1900 + year;
}
