import { readMoment, type Whereabouts } from '@tertulia/readers';
import type { BusinessProfile, Locale } from '../model.js';
import { intervalsOn } from './opening.js';

/** The context for reading a date. */
export interface DateReading {
  profile: BusinessProfile;
  now: Date;
  locale: Locale;
}

/** The business as readers of answers see it. Without any opening hours, those decide nothing. */
export function whereaboutsOf({ profile, now, locale }: DateReading): Whereabouts {
  const { timeZone, country } = profile;
  const hasHours = profile.openingHours.some(({ intervals }) => intervals.length > 0);
  const openOn = hasHours ? (date: string) => intervalsOn(profile, date) : undefined;
  return { now, timeZone, country, locale, openOn };
}

/** The one day that a text mentions, as `YYYY-MM-DD` in the time zone of the business, also among other words; null when there is none. */
export function readDate(text: string, reading: DateReading): string | null {
  const found = readMoment(text, whereaboutsOf(reading));
  if (found.kind === 'read') return found.value.date;
  const isAmongWords = found.kind === 'unsure' && (found.reason === 'MORE_WORDS' || found.reason === 'FAR_OFF');
  return isAmongWords ? (found.candidates[0]?.date ?? null) : null;
}
