import type { FilterImplOptions } from 'liquidjs';
import { DateTime } from 'luxon';
import type { BusinessProfile, Locale, Service } from '../model.js';
import { formatDate } from '../business/describe.js';
import {
  currencyDigits,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPrice,
  languageTag,
} from '../business/format.js';
import { numberOf } from '../engine/values.js';
import { foldText } from './fold.js';

/** What the filters need to know of the bot. */
export interface FilterSettings {
  profile: BusinessProfile;
  locale: Locale;
}

type FilterThis = { context: { globals: object } };

/** Filters of texts beyond Liquid's own: money, number, date, price, duration. */
export const filters: Record<string, FilterImplOptions> = {
  /** Major units as money: `{{ total | money }}`, `{{ total | money: "USD" }}`. */
  money(this: FilterThis, value: unknown, currency: unknown) {
    const { profile, locale } = settingsOf(this);
    const amount = numberOf(scalar(value));
    if (amount === null) return '';
    const code = typeof currency === 'string' ? currency : profile.currency;
    return formatMoney(Math.round(amount * 10 ** currencyDigits(code)), code, languageTag(locale, profile.country));
  },
  number(this: FilterThis, value: unknown) {
    const { profile, locale } = settingsOf(this);
    const amount = numberOf(scalar(value));
    return amount === null ? '' : formatNumber(amount, languageTag(locale, profile.country));
  },
  /** An ISO date in words, or by a pattern: `{{ fecha | date: "dd/MM/yyyy" }}`. */
  date(this: FilterThis, value: unknown, pattern: unknown) {
    const { locale } = settingsOf(this);
    const text = scalar(value);
    if (typeof text !== 'string' || text === '') return '';
    if (typeof pattern !== 'string') return formatDate(text, locale);
    const day = DateTime.fromISO(text, { zone: 'utc', locale });
    return day.isValid ? day.toFormat(pattern.slice(0, 80)) : text;
  },
  /** Price of the service with that name. */
  price(this: FilterThis, value: unknown) {
    const { profile, locale } = settingsOf(this);
    const service = serviceNamed(profile, value);
    return service ? formatPrice(service, profile, locale) : '';
  },
  /** Duration of the service with that name, or minutes in words. */
  duration(this: FilterThis, value: unknown) {
    const service = serviceNamed(settingsOf(this).profile, value);
    const minutes = service ? service.durationMinutes : numberOf(scalar(value));
    return minutes === null ? '' : formatDuration(minutes);
  },
};

function settingsOf(filter: FilterThis): FilterSettings {
  return (filter.context.globals as { settings: FilterSettings }).settings;
}

function scalar(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function serviceNamed(profile: BusinessProfile, value: unknown): Service | undefined {
  if (typeof value !== 'string') return undefined;
  const name = foldText(value);
  return profile.services.find((service) => foldText(service.name) === name);
}
