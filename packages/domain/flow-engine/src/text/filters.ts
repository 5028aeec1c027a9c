import { filters as liquidFilters, type FilterImplOptions } from 'liquidjs';
import { DateTime } from 'luxon';
import type { BusinessProfile, Locale, Service } from '../model.js';
import { formatDate } from '../business/describe.js';
import {
  currencyDigits,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPrice,
  formatTimes,
  languageTag,
} from '../business/format.js';
import { numberOf } from '../engine/values.js';
import { foldText } from '@tertulia/words';

/** The bot's data that filters need, and the meter that counts their cost. */
export interface FilterSettings {
  profile: BusinessProfile;
  locale: Locale;
  spend(units: number): void;
}

type FilterThis = { context: { globals: object } };
type Filter = (this: FilterThis, value: unknown, ...given: unknown[]) => unknown;

/** Maximum length of a filter's input and output. */
const maxLength = 10_000;
const callCost = 400;

/** Filters of Liquid whose output is no longer than their input and arguments together. */
const plainFilters = [
  'abs',
  'append',
  'capitalize',
  'ceil',
  'default',
  'divided_by',
  'downcase',
  'first',
  'floor',
  'last',
  'minus',
  'modulo',
  'plus',
  'prepend',
  'remove',
  'round',
  'size',
  'slice',
  'times',
  'truncate',
  'upcase',
  'url_encode',
] as const;

const ownFilters: Record<string, Filter> = {
  /** A text that would become too long is returned unchanged. */
  replace(value, wanted, replacement) {
    const text = textOf(value);
    const [from, to] = [textOf(wanted), textOf(replacement)];
    let places = 0;
    if (from === '') return text;
    for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length)) places += 1;
    settingsOf(this).spend(8 * places);
    if (text.length + places * (to.length - from.length) > maxLength) return text;
    return places === 0 ? text : text.replaceAll(from, () => to);
  },
  strip: (value) => textOf(value).trim(),
  join(value, separator) {
    if (!Array.isArray(value)) return value;
    const between = typeof separator === 'string' ? separator : ' ';
    let joined = '';
    for (const [at, item] of value.entries()) {
      joined += (at === 0 ? '' : between) + textOf(item);
      if (joined.length > maxLength) break;
    }
    return joined;
  },
  /** Major units as money: `{{ total | money }}`, `{{ total | money: "USD" }}`. */
  money(value, currency) {
    const { profile, locale } = settingsOf(this);
    const amount = numberOf(scalar(value));
    if (amount === null) return '';
    const code = typeof currency === 'string' ? currency : profile.currency;
    return formatMoney(Math.round(amount * 10 ** currencyDigits(code)), code, languageTag(locale, profile.country));
  },
  number(value) {
    const { profile, locale } = settingsOf(this);
    const amount = numberOf(scalar(value));
    return amount === null ? '' : formatNumber(amount, languageTag(locale, profile.country));
  },
  /** An ISO date in words, or by a pattern: `{{ fecha | date: "dd/MM/yyyy" }}`. */
  date(value, pattern) {
    const { locale } = settingsOf(this);
    const text = scalar(value);
    if (typeof text !== 'string' || text === '' || text.length > 40) return text ?? '';
    if (typeof pattern !== 'string') return formatDate(text, locale);
    const day = DateTime.fromISO(text, { zone: 'utc', locale });
    return day.isValid ? day.toFormat(pattern.slice(0, 80)) : text;
  },
  /** A time that was said with a day, as people write it: `{{ dia_time | time }}`. */
  time(value) {
    const text = scalar(value);
    return typeof text === 'string' ? formatTimes(text, settingsOf(this).locale) : (text ?? '');
  },
  /** Price of the service with that name. */
  price(value) {
    const { profile, locale } = settingsOf(this);
    const service = serviceNamed(this, value);
    return service ? formatPrice(service, profile, locale) : '';
  },
  /** Duration of the service with that name, or minutes in words. */
  duration(value) {
    const service = serviceNamed(this, value);
    const minutes = service ? service.durationMinutes : numberOf(scalar(value));
    return minutes === null ? '' : formatDuration(minutes);
  },
};

/** Every filter that texts can use. The size of inputs and outputs is limited and counted before the filter runs. */
export const filters: Readonly<Record<string, FilterImplOptions>> = Object.fromEntries(
  [...plainFilters.map((name) => [name, liquidFilters[name]] as const), ...Object.entries(ownFilters)].map(
    ([name, filter]) => [name, bounded(filter as Filter)],
  ),
);

function bounded(filter: Filter): FilterImplOptions {
  return function run(this: FilterThis, value: unknown, ...given: unknown[]) {
    const [taken, ...args] = [value, ...given].map(clipped);
    settingsOf(this).spend([taken, ...args].reduce((sum: number, part) => sum + sizeOf(part), callCost));
    return clipped(filter.call(this, taken, ...args));
  };
}

function clipped(value: unknown): unknown {
  return typeof value === 'string' && value.length > maxLength ? value.slice(0, maxLength) : value;
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 1;
}

function settingsOf(filter: FilterThis): FilterSettings {
  return (filter.context.globals as { settings: FilterSettings }).settings;
}

function scalar(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

function serviceNamed(filter: FilterThis, value: unknown): Service | undefined {
  if (typeof value !== 'string') return undefined;
  const { profile, spend } = settingsOf(filter);
  const name = foldText(value);
  spend(40 * profile.services.length);
  return profile.services.find((service) => foldText(service.name) === name);
}
