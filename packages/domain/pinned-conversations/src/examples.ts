import type { BotDefinition, Locale } from '@tertulia/flow-engine';
import { getExampleNumber, type CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';

const names = { es: 'Alex Ríos', en: 'Alex Rivers' };
/** The domain is reserved for examples: nobody has this address. */
export const exampleEmail = 'alex@example.com';

/** A person who does not exist, for where a name is asked for. */
export function exampleName(locale: Locale): string {
  return names[locale];
}

/** A mobile number of the country as its numbering plan gives it for examples. */
export function examplePhone({ profile }: Pick<BotDefinition, 'profile'>): string {
  const number = getExampleNumber(profile.country as CountryCode, examples) ?? getExampleNumber('MX', examples);
  return number?.format('E.164') ?? '';
}
