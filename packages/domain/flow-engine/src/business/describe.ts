import { DateTime } from 'luxon';
import type { BusinessProfile, Locale, TimeInterval } from '../model.js';
import { formatServiceDetail, formatTime } from './format.js';
import { intervalsOn, localTime, openingState } from './opening.js';

const weekdayNames: Record<Locale, readonly string[]> = {
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** Name of a weekday, 1 = Monday. */
export function weekdayName(weekday: number, locale: Locale): string {
  return weekdayNames[locale][weekday - 1] ?? '';
}

/** `viernes 25 de diciembre de 2026`, `Friday, December 25, 2026`; the text itself when it is not a date. */
export function formatDate(date: string, locale: Locale): string {
  const day = DateTime.fromISO(date, { zone: 'utc', locale });
  if (!day.isValid) return date;
  return day.toFormat(locale === 'es' ? "cccc d 'de' LLLL 'de' yyyy" : 'cccc, LLLL d, yyyy');
}

/** `9:00–14:00, 16:00–20:00`, or the word for closed. */
export function describeIntervals(intervals: readonly TimeInterval[], locale: Locale): string {
  if (intervals.length === 0) return locale === 'es' ? 'cerrado' : 'closed';
  return intervals
    .map((interval) => `${formatTime(interval.opens, locale)}–${formatTime(interval.closes, locale)}`)
    .join(', ');
}

/** Opening hours of one calendar day. */
export function hoursOn(profile: BusinessProfile, date: string, locale: Locale): string {
  return describeIntervals(intervalsOn(profile, date), locale);
}

/** Opening hours of the current day in the time zone of the business. */
export function hoursToday(profile: BusinessProfile, now: Date, locale: Locale): string {
  return hoursOn(profile, localTime(profile, now).toISODate() ?? '', locale);
}

const openingWords: Record<Locale, { today: string; tomorrow: string; on: string; onDate: string; at: string }> = {
  es: {
    today: 'Abre hoy',
    tomorrow: 'Abre mañana',
    on: "'Abre el' cccc",
    onDate: "'Abre el' d 'de' LLLL",
    at: ' a las ',
  },
  en: {
    today: 'Opens today',
    tomorrow: 'Opens tomorrow',
    on: "'Opens on' cccc",
    onDate: "'Opens on' LLLL d",
    at: ' at ',
  },
};

/** `Abre mañana a las 9:00`; null while the business is open and when it has no next opening. */
export function nextOpeningText(profile: BusinessProfile, now: Date, locale: Locale): string | null {
  const { opensNextAt } = openingState(profile, now);
  if (opensNextAt === null) return null;
  const words = openingWords[locale];
  const opens = localTime(profile, opensNextAt).setLocale(locale);
  const days = Math.round(opens.startOf('day').diff(localTime(profile, now).startOf('day'), 'days').days);
  const far = opens.toFormat(days < 7 ? words.on : words.onDate);
  const day = days === 0 ? words.today : days === 1 ? words.tomorrow : far;
  const time = formatTime(opens.toFormat('HH:mm'), locale);
  const isOneOClock = locale === 'es' && opens.hour === 1;
  return `${day}${isOneOClock ? ' a la ' : words.at}${time}`;
}

/** The regular week, one line for each run of days with the same hours: `Lunes a viernes: 9:00–19:00`. */
export function openingHoursText(profile: BusinessProfile, locale: Locale): string {
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const intervals = profile.openingHours.find((entry) => entry.weekday === weekday)?.intervals ?? [];
    return { weekday, hours: describeIntervals(intervals, locale) };
  });
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const { weekday, hours } of days) {
    const run = runs.at(-1);
    if (run && run.hours === hours) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, hours });
  }
  return runs.map((run) => `${capitalized(runName(run.first, run.last, locale))}: ${run.hours}`).join('\n');
}

/** A line for each service: `Corte de cabello: MXN 280 · 45 min`. */
export function servicesText(profile: BusinessProfile, locale: Locale): string {
  return profile.services
    .map((service) => `${service.name}: ${formatServiceDetail(service, profile, locale)}`)
    .join('\n');
}

/** The payment methods as an inline list: `efectivo, tarjeta y transferencia`. */
export function paymentMethodsText(profile: BusinessProfile, locale: Locale): string {
  return joinList(profile.paymentMethods, locale);
}

/** `a, b y c`, `a, b and c`. */
export function joinList(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items[0] ?? '';
  const last = items.at(-1) ?? '';
  const and = locale === 'en' ? 'and' : /^(?:i|hi(?!e))/i.test(last) ? 'e' : 'y';
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`;
}

function runName(first: number, last: number, locale: Locale): string {
  const from = weekdayName(first, locale);
  if (first === last) return from;
  const joint = last === first + 1 ? (locale === 'es' ? 'y' : 'and') : locale === 'es' ? 'a' : 'to';
  return `${from} ${joint} ${weekdayName(last, locale)}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
