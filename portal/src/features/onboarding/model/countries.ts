/** The defaults of a country: time zones (the usual one first), ISO currency, language. */
export type Country = {
  code: string;
  zones: readonly [usual: string, ...others: string[]];
  currency: string;
  locale: 'es' | 'en';
};

/** The Spanish-speaking countries of the Americas, Brazil, Spain and the United States, by ISO code. */
export const countries: readonly Country[] = [
  { code: 'AR', zones: ['America/Argentina/Buenos_Aires'], currency: 'ARS', locale: 'es' },
  { code: 'BO', zones: ['America/La_Paz'], currency: 'BOB', locale: 'es' },
  {
    code: 'BR',
    zones: [
      'America/Sao_Paulo',
      'America/Manaus',
      'America/Fortaleza',
      'America/Bahia',
      'America/Cuiaba',
      'America/Rio_Branco',
    ],
    currency: 'BRL',
    locale: 'es',
  },
  { code: 'CL', zones: ['America/Santiago', 'America/Punta_Arenas', 'Pacific/Easter'], currency: 'CLP', locale: 'es' },
  { code: 'CO', zones: ['America/Bogota'], currency: 'COP', locale: 'es' },
  { code: 'CR', zones: ['America/Costa_Rica'], currency: 'CRC', locale: 'es' },
  { code: 'DO', zones: ['America/Santo_Domingo'], currency: 'DOP', locale: 'es' },
  { code: 'EC', zones: ['America/Guayaquil', 'Pacific/Galapagos'], currency: 'USD', locale: 'es' },
  { code: 'ES', zones: ['Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta'], currency: 'EUR', locale: 'es' },
  { code: 'GT', zones: ['America/Guatemala'], currency: 'GTQ', locale: 'es' },
  { code: 'HN', zones: ['America/Tegucigalpa'], currency: 'HNL', locale: 'es' },
  {
    code: 'MX',
    zones: [
      'America/Mexico_City',
      'America/Tijuana',
      'America/Hermosillo',
      'America/Chihuahua',
      'America/Ciudad_Juarez',
      'America/Mazatlan',
      'America/Monterrey',
      'America/Merida',
      'America/Cancun',
      'America/Matamoros',
    ],
    currency: 'MXN',
    locale: 'es',
  },
  { code: 'NI', zones: ['America/Managua'], currency: 'NIO', locale: 'es' },
  { code: 'PA', zones: ['America/Panama'], currency: 'USD', locale: 'es' },
  { code: 'PE', zones: ['America/Lima'], currency: 'PEN', locale: 'es' },
  { code: 'PR', zones: ['America/Puerto_Rico'], currency: 'USD', locale: 'es' },
  { code: 'PY', zones: ['America/Asuncion'], currency: 'PYG', locale: 'es' },
  { code: 'SV', zones: ['America/El_Salvador'], currency: 'USD', locale: 'es' },
  {
    code: 'US',
    zones: [
      'America/New_York',
      'America/Chicago',
      'America/Denver',
      'America/Phoenix',
      'America/Los_Angeles',
      'America/Anchorage',
      'Pacific/Honolulu',
      'America/Detroit',
    ],
    currency: 'USD',
    locale: 'en',
  },
  { code: 'UY', zones: ['America/Montevideo'], currency: 'UYU', locale: 'es' },
  { code: 'VE', zones: ['America/Caracas'], currency: 'USD', locale: 'es' },
];

/** The country with this ISO code, or null. */
export function countryOf(code: string): Country | null {
  return countries.find((country) => country.code === code) ?? null;
}

/** The most likely country of a device with this time zone and these languages; Mexico if neither helps. */
export function guessCountry(timeZone: string, languages: readonly string[]): string {
  const byZone = countries.find((country) => country.zones.includes(timeZone));
  if (byZone !== undefined) return byZone.code;
  const regions = languages.map((language) => language.split('-')[1]?.toUpperCase() ?? '');
  return regions.find((region) => countryOf(region) !== null) ?? 'MX';
}

/** The time zone of a business: the device's if it is in the country, otherwise the country's usual one. */
export function zoneFor(country: Country, deviceZone: string): string {
  return country.zones.includes(deviceZone) ? deviceZone : country.zones[0];
}
