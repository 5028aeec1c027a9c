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

describe('the catalogue', () => {
  test.each(codes)('%s has a message and a description in both languages', (code) => {
    const entry = entryOf(code);
    for (const text of [entry.es, entry.en, entry.description.es, entry.description.en])
      expect(text).toMatch(/\S.*\.$/);
    expect(entry.es).not.toBe(entry.en);
  });

  test.each(codes)('%s asks for the same parameters in both languages', (code) => {
    const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').toSorted();
    expect(names(entryOf(code).es)).toEqual(names(entryOf(code).en));
  });

  test.each(codes)('%s never shows a placeholder or a bracket, with or without parameters', (code) => {
    const filled = Object.fromEntries(parametersOf(code).map((name) => [name, 7]));
    for (const locale of ['es', 'en'] as const) {
      expect(messageFor(code, locale)).not.toMatch(/[{}[\]]/);
      expect(messageFor(code, locale, filled)).not.toMatch(/[{}[\]]/);
    }
  });

  test('codes met on the way are told from other texts', () => {
    expect(isErrorCode('NOT_FOUND')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode(42)).toBe(false);
  });
});

describe('messages', () => {
  test('fill parameters with thousands separators of the language', () => {
    const params = { limit: 1000, usage: 1000, resetAt: null, plan: null };
    expect(messageFor('PLAN_LIMIT_REACHED', 'es', params)).toBe('Tu plan permite 1,000 y ya usas 1,000.');
    expect(messageFor('PLAN_LIMIT_REACHED', 'en', { ...params, plan: 'Enterprise' })).toBe(
      'Your plan allows 1,000 and you already use 1,000. The Enterprise plan lifts it.',
    );
  });

  test('a parameter in both languages is said in that of the message', () => {
    const params = { reason: { es: 'ya es tu plan', en: 'it is your plan already' } };
    expect(messageFor('INVALID_VALUE', 'es', params)).toBe('Este valor no se puede usar: ya es tu plan.');
    expect(messageFor('INVALID_VALUE', 'en', params)).toBe('This value cannot be used: it is your plan already.');
  });

  test('a parameter value that looks like a placeholder is not filled again', () => {
    expect(messageFor('INVALID_VALUE', 'en', { reason: 'the {reason}' })).toBe(
      'This value cannot be used: the {reason}.',
    );
  });
});

describe('thrown errors', () => {
  test('a DomainError keeps code, parameters, data, cause and kind', () => {
    const cause = new Error('socket');
    const error = new DomainError('RATE_LIMITED', { params: { retryAfterSeconds: 3 }, data: { a: [1] }, cause });
    expect(error).toMatchObject({ code: 'RATE_LIMITED', kind: 'REFUSED', data: { a: [1] }, cause });
    expect(error.message).toBe('Too many requests. Try again in 3 seconds.');
  });

  test('input is refused with every mistake at once, and only when there is one', () => {
    expect(() => refuseInput([])).not.toThrow();
    expect(() => refuseInput([{ field: ['name'], code: 'REQUIRED' }])).toThrow(UserInputErrors);
    expect(() => new UserInputErrors([])).toThrow(RangeError);
  });
});

test('the printed page lists every code once in each language', () => {
  const page = printErrorsPage();
  for (const code of codes) expect(page.split(`| \`${code}\` |`)).toHaveLength(3);
  expect(page).toContain('# Códigos de error');
  expect(page).toContain('# Error codes');
  expect(page.endsWith('\n')).toBe(true);
});
