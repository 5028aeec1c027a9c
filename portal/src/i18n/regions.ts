import { countryCodes } from '@tertulia/country-codes';

/** One option of a list of countries or currencies. */
export type RegionOption = { value: string; label: string };

/** Where most customers are: the Spanish-speaking countries of the Americas, Brazil, Spain and the United States. */
export const customerCountries: readonly string[] =
  'AR BO BR CL CO CR DO EC ES GT HN MX NI PA PE PR PY SV US UY VE'.split(' ');

/** Their currencies. */
export const customerCurrencies: readonly string[] =
  'ARS BOB BRL CLP COP CRC DOP EUR GTQ HNL MXN NIO PAB PEN PYG USD UYU VES'.split(' ');

/** Countries with their names in a language, in its alphabetical order; all of them unless `codes` are given. */
export function countryOptions(locale: string, codes = countryCodes): RegionOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const collator = new Intl.Collator(locale);
  const options = [...new Set(codes)].map((code) => ({ value: code, label: names.of(code) ?? code }));
  return options.toSorted((one, other) => collator.compare(one.label, other.label));
}

/** Currencies as `MXN · peso mexicano`; `current` is always among them. All that the browser knows, by code, unless `codes` are given. */
export function currencyOptions(locale: string, current: string, codes?: readonly string[]): RegionOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const wanted =
    codes === undefined ? [...Intl.supportedValuesOf('currency'), current].toSorted() : [current, ...codes];
  return [...new Set(wanted)].map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}
