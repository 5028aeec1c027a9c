import type { BusinessProfile, Locale, Service } from '../model.js';
import { LimitedCache } from '../text/limited-cache.js';

/** Joins a figure and its unit: no line breaks between them. */
const noBreak = '\u00A0';

const numberFormats = new LimitedCache<Intl.NumberFormat>(60);

/** BCP 47 tag of a language in a country; only the language when the country is not valid. */
export function languageTag(locale: Locale, country: string): string {
  return /^[A-Z]{2}$/.test(country) ? `${locale}-${country}` : locale;
}

/** Decimal digits of a currency; 2 for an unknown one. */
export function currencyDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  const format = numberFormats.getOrMake(`digits:${currency}`, () => {
    return new Intl.NumberFormat('en', { style: 'currency', currency });
  });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** A number with the grouping and decimal mark of the country; at most `digits` decimals, none for a whole number. */
export function formatNumber(value: number, tag: string, digits = 3): string {
  const decimals = Number.isInteger(value) ? 0 : digits;
  const format = numberFormats.getOrMake(`${tag}:${decimals}:${digits}`, () => {
    const minimum = decimals === 2 ? 2 : 0;
    return new Intl.NumberFormat(tag, { maximumFractionDigits: decimals, minimumFractionDigits: minimum });
  });
  return format.format(value);
}

/** Money as `MXN 280` or `MXN 1,200.50`, with a no-break space; `amountMinor` in minor units of the currency. */
export function formatMoney(amountMinor: number, currency: string, tag: string): string {
  const digits = currencyDigits(currency);
  const amount = formatNumber(amountMinor / 10 ** digits, tag, digits);
  return currency === '' ? amount : `${currency}${noBreak}${amount}`;
}

/** Minutes as `45 min`, `1 h`, `1 h 30 min`, with a no-break space before each unit. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours === 0 ? [] : `${hours}${noBreak}h`, rest === 0 && hours > 0 ? [] : `${rest}${noBreak}min`];
  return parts.flat().join(' ');
}

/** Price of a service in words of the language: `MXN 280`, `desde MXN 280`, `precio a consultar`. */
export function formatPrice(service: Service, profile: BusinessProfile, locale: Locale): string {
  if (service.priceMinor === null) return locale === 'es' ? 'precio a consultar' : 'price on request';
  const amount = formatMoney(service.priceMinor, profile.currency, languageTag(locale, profile.country));
  if (!service.isPriceFrom) return amount;
  return `${locale === 'es' ? 'desde' : 'from'} ${amount}`;
}

/** Price and duration joined by a middle dot. */
export function formatServiceDetail(service: Service, profile: BusinessProfile, locale: Locale): string {
  const price = formatPrice(service, profile, locale);
  return service.durationMinutes === null ? price : `${price} · ${formatDuration(service.durationMinutes)}`;
}

/** `HH:mm` as written in the language: `9:00`, `9:00 AM`. */
export function formatTime(time: string, locale: Locale): string {
  const [hourText = '0', minute = '00'] = time.split(':');
  const hour = Number(hourText) % 24;
  if (locale === 'es') return `${time.startsWith('24') ? 24 : hour}:${minute}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Ranges that stand for a part of the day, as the reader of dates stores them. */
const partsOfDay: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  '00:00-06:00': { es: 'de madrugada', en: 'before dawn' },
  '06:00-12:00': { es: 'por la mañana', en: 'in the morning' },
  '12:00-19:00': { es: 'por la tarde', en: 'in the afternoon' },
  '19:00-23:59': { es: 'por la noche', en: 'in the evening' },
};

const spanOfTimes = /^(\d{2}:\d{2})(?:-(\d{2}:\d{2}))?$/;

/** A time of day or a range of them in words: `16:30`, `10:00 AM to 12:00 PM`, `por la tarde`; another text as it is. */
export function formatTimes(value: string, locale: Locale): string {
  const [, from, to] = spanOfTimes.exec(value) ?? [];
  if (from === undefined) return value;
  if (to === undefined) return formatTime(from, locale);
  const part = partsOfDay[value];
  if (part !== undefined) return part[locale];
  return `${formatTime(from, locale)} ${locale === 'es' ? 'a' : 'to'} ${formatTime(to, locale)}`;
}
