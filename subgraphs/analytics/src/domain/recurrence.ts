import { instantOf, localDayOf } from '@tertulia/metrics';
import { dayAfter } from './zone-days.js';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** When something recurs, by the clock and the calendar of a zone: at most once a day. */
export interface Recurrence {
  readonly frequency: Frequency;
  /** Monday is 0; at least one if weekly, otherwise none. */
  readonly weekdays: readonly number[];
  /** From 1 to 28 if monthly; null is the last day of the month. Null otherwise. */
  readonly dayOfMonth: number | null;
  /** Minutes after midnight. */
  readonly minuteOfDay: number;
}

/** One time at which something recurs. */
export interface Occurrence {
  /** The day in the zone, YYYY-MM-DD. */
  readonly day: string;
  readonly dueAt: Date;
}

/** No recurrence has a longer pause. */
const daysMax = 32;

/**
 * The first occurrence after a moment. Days before `notBefore` are left out, so that a change of the hour, of the clock or of the zone does not
 * make a second one on a day that had its own.
 */
export function nextOccurrence(
  recurrence: Recurrence,
  after: Date,
  { timeZone, notBefore = '' }: { readonly timeZone: string; readonly notBefore?: string },
): Occurrence {
  const today = localDayOf(after, timeZone);
  const first = today > notBefore ? today : notBefore;
  for (let ahead = 0; ahead <= daysMax; ahead += 1) {
    const day = dayAfter(first, ahead);
    const dueAt = instantOf(day, recurrence.minuteOfDay, timeZone);
    if (isItsDay(recurrence, day) && dueAt > after) return { day, dueAt };
  }
  throw new RangeError('a recurrence without a day');
}

/** The next so many occurrences, in order. */
export function nextOccurrences(
  recurrence: Recurrence,
  after: Date,
  { timeZone, count }: { readonly timeZone: string; readonly count: number },
): Occurrence[] {
  const found: Occurrence[] = [];
  while (found.length < count) {
    const last = found.at(-1);
    const notBefore = last === undefined ? '' : dayAfter(last.day);
    found.push(nextOccurrence(recurrence, last?.dueAt ?? after, { timeZone, notBefore }));
  }
  return found;
}

function isItsDay({ frequency, weekdays, dayOfMonth }: Recurrence, day: string): boolean {
  if (frequency === 'DAILY') return true;
  if (frequency === 'WEEKLY') return weekdays.includes((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7);
  return dayOfMonth === null ? dayAfter(day).endsWith('-01') : Number(day.slice(8)) === dayOfMonth;
}
