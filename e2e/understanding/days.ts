/** Days from today on in the time zone of the business, and their words. */

import { forMs } from '../kit/scale.ts';

const timeZone = 'America/Mexico_City';
/** Longer than the suite takes on a slow machine. */
const nearMinutes = 12;

/** Waits until midnight is over where it is near: what is told of days must be of the same day until the end of a suite. */
export async function awaitClearDay(): Promise<void> {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: 'numeric' }).format(new Date());
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const left = 24 * 60 - (hour * 60 + minute);
  if (left <= nearMinutes) await forMs((left + 1) * 60_000);
}

export interface Day {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: string;
  readonly number: string;
  readonly month: string;
}

/** The day that is so many days from today. */
export function dayAfter(days: number, locale: string): Day {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  const day = new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000);
  const word = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(day);
  return {
    date: day.toISOString().slice(0, 10),
    weekday: word({ weekday: 'long' }),
    number: word({ day: 'numeric' }),
    month: word({ month: 'long' }),
  };
}
