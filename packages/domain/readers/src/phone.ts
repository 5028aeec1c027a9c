import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { numeralAt } from './numerals.js';
import { plainAnswer } from './plain.js';
import { none, read, unsure, type Reading } from './reading.js';

const extension = /[\s,;(]*(?:extension|ext|exten|anexo|interno|int|x)\.?\s*:?\s*\d{1,6}\)?/g;
const run = /\+?\s?\(?\d[\d\s().\-/]{4,28}\d/g;
/** Digits that callers put before a number and that are no longer part of it. */
const oldPrefixes: Readonly<Record<string, RegExp>> = {
  MX: /^(?:044|045|01|1)(?=\d{10}$)/,
  CL: /^0(?=9\d{8}$)/,
  CO: /^0?3(?=3\d{9}$)|^0(?=3\d{9}$)/,
};

/** A mobile number of eight digits: all have a 9 before them now. */
const oldBrazilian = /^\+55\d{2}[6-9]\d{7}$/;

/**
 * Reads the one phone number of an answer, in E.164. National numbers are those of `country` (alpha-2), also with old prefixes
 * (044, 045, 01 and 521 in Mexico, 15 in Argentina, 09 in Chile). An extension is not part of the number.
 */
export function readPhone(answer: string, country: string): Reading<string> {
  const text = inDigits(plainAnswer(answer)).replace(extension, ' ');
  const runs = (text.match(run) ?? []).map((found) => found.replace(/[^\d+]/g, ''));
  const numbers = runs.map((digits) => numberOf(digits, country));
  const found = [...new Set(numbers.filter((number) => number !== null))];
  const [number, ...more] = found;
  if (!number) return candidate(runs[0] ?? '', country);
  if (more.length > 0) return unsure('SEVERAL', found.slice(0, 4));
  if (/\b(?:no es|ya no|not)\b[^\d]{0,20}\d/.test(text)) return unsure('MORE_WORDS', [number]);
  return read(number);
}

/** Number words one after the other as their digits: `cincuenta y cinco, doce, doble cero`. Other words stay. */
function inDigits(text: string): string {
  if (/\d{3}/.test(text)) return text;
  const words = text.match(/[a-z]+|\d+|[^a-z\d]+/g)?.filter((word) => /[a-z\d]/.test(word)) ?? [];
  const parts: string[] = [];
  for (let at = 0; at < words.length;) {
    const times = { doble: 2, double: 2, triple: 3 }[words[at] ?? ''] ?? 1;
    const from = times > 1 ? at + 1 : at;
    const numeral = spokenAt(words, from);
    parts.push(numeral === null ? ` ${words[at] ?? ''} ` : numeral.digits.repeat(times));
    at = numeral === null ? at + 1 : from + numeral.length;
  }
  const spoken = parts.join('');
  return /\d{6}/.test(spoken) ? spoken.replace(/ (?:y|and|guion) (?=\d)/g, '') : text;
}

function spokenAt(words: readonly string[], at: number): { digits: string; length: number } | null {
  const word = words[at] ?? '';
  if (/^\d+$/.test(word)) return { digits: word, length: 1 };
  if (word === 'oh' || word === 'un') return word === 'oh' ? { digits: '0', length: 1 } : null;
  const numeral = numeralAt(words, at, 'es') ?? numeralAt(words, at, 'en');
  return numeral && numeral.value < 1_000 ? { digits: String(numeral.value), length: numeral.length } : null;
}

function numberOf(digits: string, country: string): string | null {
  const forms = digits.startsWith('+') ? [withoutMobileOne(digits)] : nationalForms(digits, country);
  for (const form of forms) {
    const number = isSupportedCountry(country)
      ? parsePhoneNumberFromString(form, country)
      : parsePhoneNumberFromString(form);
    if (number?.isValid() && !oldBrazilian.test(number.number)) return withoutMobileOne(number.number);
  }
  return null;
}

/** A national number, then without its old prefix, then with the country's code but no plus, then with 00. */
function nationalForms(digits: string, country: string): string[] {
  if (digits.startsWith('00')) return [withoutMobileOne(`+${digits.slice(2)}`)];
  if (!isSupportedCountry(country)) return [];
  const bare = digits.replace(oldPrefixes[country] ?? /(?!)/, '');
  const code = getCountryCallingCode(country);
  const abroad = digits.startsWith(code) ? [withoutMobileOne(`+${digits}`)] : [];
  return bare === digits ? [digits, ...abroad] : [bare, digits, ...abroad];
}

/** Mexico dropped the 1 of mobile numbers after +52. */
function withoutMobileOne(number: string): string {
  return number.replace(/^\+521(?=\d{10}$)/, '+52');
}

/** A Brazilian mobile number of eight digits lacks the 9 that all have now. */
function candidate(digits: string, country: string): Reading<string> {
  const match = /^(?:\+?55|0)?(\d{2})([6-9]\d{7})$/.exec(digits);
  const isBrazil = country === 'BR' || digits.startsWith('+55');
  const completed = match && isBrazil ? numberOf(`+55${match[1] ?? ''}9${match[2] ?? ''}`, country) : null;
  if (completed !== null) return unsure('MISSPELT', [completed]);
  return none(digits === '' ? 'NOTHING' : 'INVALID');
}
