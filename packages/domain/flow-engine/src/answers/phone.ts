import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** The phone number of an answer in E.164; national numbers are read as numbers of `country` (alpha-2). Null when it is not valid. */
export function readPhone(answer: string, country: string): string | null {
  const text = answer.slice(0, 200);
  const number = isSupportedCountry(country)
    ? parsePhoneNumberFromString(text, country)
    : parsePhoneNumberFromString(text);
  return number?.isValid() ? number.number : null;
}
