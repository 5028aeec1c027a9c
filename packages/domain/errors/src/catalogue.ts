import type { Bilingual, ErrorEntry, Locale } from './entry.js';
import { faultCodes } from './fault-codes.js';
import { refusedCodes } from './refused-codes.js';
import { requestCodes } from './request-codes.js';
import { userCodes } from './user-codes.js';

/** Every error code that the platform can return. */
export const errorCatalogue = { ...userCodes, ...refusedCodes, ...requestCodes, ...faultCodes } as const;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;

/** A code that travels in a payload's `userErrors`. */
export type UserErrorCode = keyof typeof userCodes;

/** Values for the placeholders of a message; a `Bilingual` value is shown in the language of the message. Null removes the optional passages that use it. */
export type MessageParams = Readonly<Record<string, string | number | Bilingual | null>>;

/** The entry of a code. */
export function entryOf(code: ErrorCode): ErrorEntry {
  return errorCatalogue[code];
}

/** True when the value is a code of the catalogue. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorCatalogue, code);
}

const numbers: Record<Locale, Intl.NumberFormat> = {
  es: new Intl.NumberFormat('es-MX'),
  en: new Intl.NumberFormat('en-US'),
};

/**
 * The message of a code in the caller's language. `{name}` is filled from `params` (numbers with thousands separators);
 * a placeholder without a value outside an optional passage becomes a dash, never the placeholder's name.
 */
export function messageFor(code: ErrorCode, locale: Locale, params: MessageParams = {}): string {
  const valueOf = (name: string): string | null => {
    const value = Object.hasOwn(params, name) ? params[name] : null;
    if (value === undefined || value === null) return null;
    if (typeof value === 'object') return value[locale];
    return typeof value === 'number' ? numbers[locale].format(value) : value;
  };
  const withoutEmptyPassages = entryOf(code)[locale].replaceAll(/\[\[(.*?)\]\]/g, (_, passage: string) =>
    placeholdersOf(passage).every((name) => valueOf(name) !== null) ? passage : '',
  );
  return withoutEmptyPassages.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueOf(name) ?? '-');
}

function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** Names of the parameters that the messages of a code use. */
export function parametersOf(code: ErrorCode): string[] {
  const entry = entryOf(code);
  return [...new Set([...placeholdersOf(entry.es), ...placeholdersOf(entry.en)])];
}
