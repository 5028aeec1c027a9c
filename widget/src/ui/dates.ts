import type { Locale } from '../conversation/model.js';
import type { Texts } from '../texts/index.js';

/** The visitor's calendar day of an ISO instant, as `YYYY-MM-DD`. */
export function dayOf(at: string): string {
  const day = new Date(at);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${day.getFullYear()}-${month}-${date}`;
}

/** Today, yesterday or the date in words. */
export function dayName(at: string, { locale, texts }: { readonly locale: Locale; readonly texts: Texts }): string {
  const today = new Date();
  if (dayOf(at) === dayOf(today.toISOString())) return texts.today;
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (dayOf(at) === dayOf(yesterday.toISOString())) return texts.yesterday;
  return new Date(at).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

const hours: Partial<Record<Locale, Intl.DateTimeFormat>> = {};

/** Hours and minutes. */
export function hourOf(at: string, locale: Locale): string {
  hours[locale] ??= new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  return hours[locale].format(new Date(at));
}

/** Formats a text that is exactly an ISO date, with or without a time; returns any other text unchanged. */
export function isoDateInWords(text: string, locale: Locale): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}))?$/.exec(text);
  if (match === null) return text;
  const [, year = 0, month = 1, day, hour = 0, minute] = match.map((part) => Number(part || 0));
  const date = new Date(year, month - 1, day, hour, minute);
  if (date.getMonth() + 1 !== month) return text;
  const words = date.toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  if (match[4] === undefined) return words;
  return `${words}, ${date.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' })}`;
}
