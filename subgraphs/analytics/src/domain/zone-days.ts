import { localDayOf, offsetMinutesAt } from '@tertulia/metrics';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const halfHourMs = 1_800_000;
const minuteMs = 60_000;
/** Ranges whose days are remembered. */
const rangesMax = 500;

const ranges = new Map<string, readonly string[]>();

/**
 * First moment of a calendar day `YYYY-MM-DD` in the zone. If the clock skips midnight, the day starts later; if it
 * repeats midnight, the day starts with the first one.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnightMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnightMs)) throw new RangeError(`not a day: ${day}`);
  const before = (ms: number): number => midnightMs - offsetMinutesAt(new Date(ms), timeZone) * minuteMs;
  let startMs = before(before(midnightMs));
  if (localDayOf(new Date(startMs), timeZone) !== day) startMs += hourMs;
  while (localDayOf(new Date(startMs - halfHourMs), timeZone) === day) startMs -= halfHourMs;
  return new Date(startMs);
}

/** The calendar day this many days later, or earlier if negative. */
export function dayAfter(day: string, count = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** Days since 1970: increases by one at each midnight. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** Every day from the first to the one before `end`. A report asks for the same ones several times. */
export function daysBetween(first: string, end: string): readonly string[] {
  const key = `${first} ${end}`;
  const known = ranges.get(key);
  if (known !== undefined) return known;
  const length = Math.max(0, dayNumber(end) - dayNumber(first));
  const days = Array.from({ length }, (_, index) => dayAfter(first, index));
  if (ranges.size >= rangesMax) ranges.clear();
  ranges.set(key, days);
  return days;
}
