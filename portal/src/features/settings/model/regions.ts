import { countryCodes } from '@tertulia/country-codes';

/** One option of a long list. */
export type RegionOption = { value: string; label: string };

/** Countries with their names in a language, in its alphabetical order. */
export function countryOptions(locale: string): RegionOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return sorted(
    countryCodes.map((code) => ({ value: code, label: names.of(code) ?? code })),
    locale,
  );
}

/** Currencies as `MXN · peso mexicano`, by code; the list contains `current` even if the browser does not know it. */
export function currencyOptions(locale: string, current: string): RegionOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = new Set([...Intl.supportedValuesOf('currency'), current]);
  return [...codes].toSorted().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

function sorted(options: RegionOption[], locale: string): RegionOption[] {
  const collator = new Intl.Collator(locale);
  return options.toSorted((one, other) => collator.compare(one.label, other.label));
}
