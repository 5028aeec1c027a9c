import { describe, expect, test } from '@jest/globals';
import {
  DomainError,
  entryOf,
  errorCatalogue,
  isErrorCode,
  messageFor,
  parametersOf,
  printErrorsPage,
  refuseInput,
  UserInputErrors,
} from '@tertulia/errors';
import type { ErrorCode } from '@tertulia/errors';

const codes = Object.keys(errorCatalogue) as ErrorCode[];

describe('error catalogue', () => {
  test.each(codes)('%s has a message and a description in both languages', (code) => {
    const entry = entryOf(code);
    for (const text of [entry.es, entry.en, entry.description.es, entry.description.en])
      expect(text).toMatch(/\S.*\.$/);
    expect(entry.es).not.toBe(entry.en);
  });

  test.each(codes)('%s uses the same parameters in both languages', (code) => {
    const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').toSorted();
    expect(names(entryOf(code).es)).toEqual(names(entryOf(code).en));
  });

  test.each(codes)(
    'The message of %s never contains a placeholder or a bracket, with or without parameters',
    (code) => {
      const filled = Object.fromEntries(parametersOf(code).map((name) => [name, 7]));
      for (const locale of ['es', 'en'] as const) {
        expect(messageFor(code, locale)).not.toMatch(/[{}[\]]/);
        expect(messageFor(code, locale, filled)).not.toMatch(/[{}[\]]/);
      }
    },
  );

  test('Only codes of the catalogue pass the check for error codes', () => {
    expect(isErrorCode('NOT_FOUND')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode(42)).toBe(false);
  });
});

describe('messages', () => {
  test('Numbers in a message have the thousands separators of its language', () => {
    const params = { limit: 1000, usage: 1000, resetAt: null, plan: null };
    expect(messageFor('PLAN_LIMIT_REACHED', 'es', params)).toBe('Tu plan permite 1,000 y ya usas 1,000.');
    expect(messageFor('PLAN_LIMIT_REACHED', 'en', { ...params, plan: 'Enterprise' })).toBe(
      'Your plan allows 1,000 and you already use 1,000. The Enterprise plan has a higher limit.',
    );
  });

  test('A bilingual parameter is shown in the language of the message', () => {
    const params = { reason: { es: 'ya es tu plan', en: 'it is your plan already' } };
    expect(messageFor('INVALID_VALUE', 'es', params)).toBe('Este valor no se puede usar: ya es tu plan.');
    expect(messageFor('INVALID_VALUE', 'en', params)).toBe('This value cannot be used: it is your plan already.');
  });

  test('A parameter value that looks like a placeholder is not expanded', () => {
    expect(messageFor('INVALID_VALUE', 'en', { reason: 'the {reason}' })).toBe(
      'This value cannot be used: the {reason}.',
    );
  });
});

describe('thrown errors', () => {
  test('A DomainError has its code, parameters, data, cause and kind', () => {
    const cause = new Error('socket');
    const error = new DomainError('RATE_LIMITED', { params: { retryAfterSeconds: 3 }, data: { a: [1] }, cause });
    expect(error).toMatchObject({ code: 'RATE_LIMITED', kind: 'REFUSED', data: { a: [1] }, cause });
    expect(error.message).toBe('Too many requests. Try again in 3 seconds.');
  });

  test('Invalid input is refused with all its mistakes at once; valid input is not refused', () => {
    expect(() => refuseInput([])).not.toThrow();
    expect(() => refuseInput([{ field: ['name'], code: 'REQUIRED' }])).toThrow(UserInputErrors);
    expect(() => new UserInputErrors([])).toThrow(RangeError);
  });
});

test('The errors page lists every code once in each language', () => {
  const page = printErrorsPage();
  for (const code of codes) expect(page.split(`| \`${code}\` |`)).toHaveLength(3);
  expect(page).toContain('# Códigos de error');
  expect(page).toContain('# Error codes');
  expect(page.endsWith('\n')).toBe(true);
});
