import { isCountry } from '@tertulia/country-codes';
import type { Locale } from '@tertulia/errors';
import type { InputProblems } from './input-problems.js';
import { isCurrency, isTimeZone } from './region.js';

/** Details of an organization. */
export interface OrganizationDetails {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: Locale;
}

const wanted = {
  country: { es: 'se espera un código ISO 3166, como MX', en: 'an ISO 3166 code is expected, such as MX' },
  timeZone: {
    es: 'se espera una zona de IANA, como America/Mexico_City',
    en: 'an IANA zone is expected, such as America/Mexico_City',
  },
  currency: { es: 'se espera un código ISO 4217, como MXN', en: 'an ISO 4217 code is expected, such as MXN' },
};

/** Returns the given details, normalized; adds problems under `path`. Details that are not given are left out. */
export function readOrganizationDetails<D extends Partial<OrganizationDetails>>(
  problems: InputProblems,
  path: readonly string[],
  details: D,
): D {
  const { name, country, timeZone, currency } = details;
  if (country !== undefined) problems.value([...path, 'country'], isCountry(country), wanted.country);
  if (timeZone !== undefined) problems.value([...path, 'timeZone'], isTimeZone(timeZone), wanted.timeZone);
  if (currency !== undefined) problems.value([...path, 'currency'], isCurrency(currency), wanted.currency);
  return name === undefined ? details : { ...details, name: problems.name([...path, 'name'], name) };
}
