/** The languages that people read. */
export type Locale = 'es' | 'en';

/** The region of the organization: ISO country, IANA time zone, ISO currency. */
export type Region = { country: string; timeZone: string; currency: string };

/** An amount in minor units (cents) with its ISO currency. */
export type MoneyAmount = { amountMinor: number; currency: string };

/** Formatters of one language and region; they take ISO strings and return text in the organization's zone. */
export type Formats = {
  number: (value: number, maximumFractionDigits?: number) => string;
  /** A share from 0 to 1 as a percentage. */
  percent: (share: number, maximumFractionDigits?: number) => string;
  money: (amount: MoneyAmount) => string;
  /** 22 nov 2026 */
  date: (iso: string) => string;
  /** 22 nov; of a calendar day (YYYY-MM-DD) or an instant. */
  shortDate: (iso: string) => string;
  /** 14:32 */
  time: (iso: string) => string;
  /** 22 nov 2026, 14:32 with the zone's name. */
  exact: (iso: string) => string;
  /** hace 2 min; `nowMs` as epoch milliseconds. */
  relative: (iso: string, nowMs: number) => string;
  /** 0.8 s, 2 min, 1 h 5 min. */
  duration: (ms: number) => string;
  /** Name of a weekday; Monday is 0. */
  weekday: (index: number, style: 'narrow' | 'short' | 'long') => string;
  list: (parts: readonly string[]) => string;
  /** Name of a country by its ISO code. */
  country: (code: string) => string;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** A Monday, for the names of weekdays. */
const mondayUtcMs = Date.UTC(2024, 0, 1);
/** The space between a figure and the word or unit behind it. */
const spaceBehindFigure = /(?<=\d) (?=\p{L})/gu;
const calendarDay = /^\d{4}-\d{2}-\d{2}$/u;

/** Fraction digits of a currency: 2 for MXN, 0 for CLP. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The language as it is written in a country, such as `es-MX`. */
export function tagOf(locale: Locale, { country }: Pick<Region, 'country'>): `${Locale}-${string}` {
  return `${locale}-${country}`;
}

/** Creates the formatters; words follow the language, separators follow the country. */
export function createFormats(locale: Locale, region: Region): Formats {
  const tag = tagOf(locale, region);
  const { timeZone } = region;
  const relativeFormats = {
    short: new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' }),
    long: new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'long' }),
  };
  const dates = dateFormats(tag, timeZone);
  const numbers = remembered((maximumFractionDigits: number) => new Intl.NumberFormat(tag, { maximumFractionDigits }));
  const shares = remembered(
    (maximumFractionDigits: number) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits }),
  );
  return {
    number: (value, maximumFractionDigits = 0) => numbers(maximumFractionDigits).format(value),
    percent: (share, maximumFractionDigits = 0) => shares(maximumFractionDigits).format(share),
    money: (amount) => formatMoney(tag, amount),
    ...dates,
    relative: (iso, nowMs) => unbroken(relativeText(relativeFormats, Date.parse(iso) - nowMs)),
    duration: (ms) => unbroken(durationText(tag, ms)),
    weekday: (index, style) =>
      new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(mondayUtcMs + index * dayMs),
    list: (parts) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(parts),
    country: (code) => new Intl.DisplayNames(tag, { type: 'region' }).of(code) ?? code,
  };
}

/** A formatter is dear to make: each is made once, when it is first used. */
function remembered<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** Keeps each figure on the line of its unit. */
function unbroken(text: string): string {
  return text.replaceAll(spaceBehindFigure, '\u00A0');
}

function dateFormats(tag: string, timeZone: string): Pick<Formats, 'date' | 'shortDate' | 'time' | 'exact'> {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatIn = remembered((zone: string) => new Intl.DateTimeFormat(tag, { timeZone: zone, ...options }));
    return (iso: string) => formatIn(calendarDay.test(iso) ? 'UTC' : timeZone).format(new Date(iso));
  };
  return {
    date: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    shortDate: format({ day: 'numeric', month: 'short' }),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    exact: format({
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
  };
}

function formatMoney(tag: string, { amountMinor, currency }: MoneyAmount): string {
  const digits = minorDigits(currency);
  const value = amountMinor / 10 ** digits;
  const isWhole = Number.isInteger(value);
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: isWhole ? 0 : digits,
  }).format(value);
}

type RelativeFormats = { short: Intl.RelativeTimeFormat; long: Intl.RelativeTimeFormat };

/** Days and longer units are written out: the short form of a month is "m" in Spanish, which reads as minutes. */
function relativeText({ short, long }: RelativeFormats, differenceMs: number): string {
  const size = Math.abs(differenceMs);
  if (size < 45_000) return short.format(0, 'second');
  if (size < 59.5 * minuteMs) return short.format(Math.round(differenceMs / minuteMs), 'minute');
  if (size < 23.5 * hourMs) return short.format(Math.round(differenceMs / hourMs), 'hour');
  if (size < 30 * dayMs) return long.format(Math.round(differenceMs / dayMs), 'day');
  if (size < 365 * dayMs) return long.format(Math.round(differenceMs / (30.44 * dayMs)), 'month');
  return long.format(Math.round(differenceMs / (365.25 * dayMs)), 'year');
}

function durationText(tag: string, ms: number): string {
  const unit = (value: number, name: string, maximumFractionDigits = 0): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits }).format(
      value,
    );
  if (ms < 100) return unit(Math.round(ms), 'millisecond');
  if (ms < 10_000) return unit(ms / 1000, 'second', 1);
  if (ms < minuteMs) return unit(Math.round(ms / 1000), 'second');
  if (ms < hourMs) return unit(Math.round(ms / minuteMs), 'minute');
  const hours = Math.floor(ms / hourMs);
  const minutes = Math.round((ms % hourMs) / minuteMs);
  return minutes === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes, 'minute')}`;
}
