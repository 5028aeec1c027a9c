import type { AddressExtra, Locale } from '../../model.js';

/** The parts of an address, in the order in which they are written on one line. */
export const addressParts = ['street', 'city', 'region', 'postal_code', 'country'] as const;
export type AddressPart = (typeof addressParts)[number];

/** The variable in which a part is stored beside the whole address. */
export function partVariable(variable: string, part: AddressPart): string {
  return `${variable}_${part}`;
}

export function addressVariables(variable: string): string[] {
  return addressParts.map((part) => partVariable(variable, part));
}

/** The parts that a question asks for. */
export function askedParts(asks: readonly AddressExtra[]): AddressPart[] {
  return addressParts.filter((part) => part === 'street' || part === 'city' || asks.includes(extras[part]));
}

const extras = { region: 'REGION', postal_code: 'POSTAL_CODE', country: 'COUNTRY' } as const;

/** What browsers fill in: values of the attribute `autocomplete` of HTML. */
export const completions: Readonly<Record<AddressPart, string>> = {
  street: 'street-address',
  city: 'address-level2',
  region: 'address-level1',
  postal_code: 'postal-code',
  country: 'country-name',
};

type Words = Readonly<Record<Locale, string>>;

const state: Words = { es: 'Estado', en: 'State' };
const province: Words = { es: 'Provincia', en: 'Province' };
const department: Words = { es: 'Departamento', en: 'Department' };
const region: Words = { es: 'Región', en: 'Region' };
const regions: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(['MX', 'US', 'BR', 'VE'].map((country) => [country, state])),
  ...Object.fromEntries(['AR', 'ES', 'CR', 'DO', 'EC', 'PA', 'CU'].map((country) => [country, province])),
  ...Object.fromEntries(['CO', 'PE', 'UY', 'GT', 'HN', 'SV', 'NI', 'BO', 'PY'].map((country) => [country, department])),
};
const labels: Readonly<Record<Exclude<AddressPart, 'region'>, Words>> = {
  street: { es: 'Calle y número', en: 'Street and number' },
  city: { es: 'Ciudad', en: 'City' },
  postal_code: { es: 'Código postal', en: 'Postal code' },
  country: { es: 'País', en: 'Country' },
};

/** The label of a part as the country calls it: `Estado` in Mexico, `Provincia` in Argentina. */
export function labelOf(part: AddressPart, country: string, locale: Locale): string {
  return part === 'region' ? (regions[country] ?? region)[locale] : labels[part][locale];
}

/** How many digits the postal codes of a country have; a country that is not listed takes any code. */
const digits: Readonly<Record<string, readonly [pattern: RegExp, example: string]>> = {
  MX: [/^\d{5}$/, '06600'],
  ES: [/^\d{5}$/, '28013'],
  US: [/^\d{5}(?:-?\d{4})?$/, '94110'],
  AR: [/^(?:\d{4}|[A-Z]\d{4}[A-Z]{3})$/, '1425'],
  CL: [/^\d{7}$/, '8320000'],
  CO: [/^\d{6}$/, '110111'],
  PE: [/^\d{5}$/, '15001'],
  BR: [/^\d{5}-?\d{3}$/, '01310-100'],
  UY: [/^\d{5}$/, '11000'],
  EC: [/^\d{6}$/, '170150'],
  CR: [/^\d{5}$/, '10101'],
};
const anywhere: readonly [RegExp, string] = [/^[\dA-Z][\dA-Z -]{1,9}$/, '12345'];

/** A postal code of the country without spaces; null when it is none, with an example of one. */
export function postalCodeOf(text: string, country: string): { code: string | null; example: string } {
  const [pattern, example] = digits[country] ?? anywhere;
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^C\.?P\.? ?/, '')
    .replaceAll(/\s/g, '');
  return { code: pattern.test(code) ? code : null, example };
}
