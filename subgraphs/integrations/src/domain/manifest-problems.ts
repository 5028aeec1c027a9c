import type { Bilingual, UserInputError } from '@tertulia/errors';
import type { z } from 'zod';
import { formOfLine } from './connector-manifest.js';

/** A mistake in a manifest. `path` leads to it: `['actions', '0', 'request', 'path']`. */
export type ManifestProblem = Pick<UserInputError, 'code' | 'params'> & { readonly path: readonly string[] };

const problemsMax = 50;

/** A mistake for which a reason is given in words. */
export function wrong(path: readonly (string | number)[], reason: Bilingual): ManifestProblem {
  return { path: path.map(String), code: 'INVALID_VALUE', params: { reason } };
}

/** A value without the expected form. */
export function malformed(path: readonly (string | number)[], expected: string): ManifestProblem {
  return { path: path.map(String), code: 'INVALID_FORMAT', params: { expected } };
}

/** The mistakes of form that the schema has found. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], given: unknown): ManifestProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, given)).slice(0, problemsMax);
}

function problemsOfIssue(issue: z.core.$ZodIssue, given: unknown): ManifestProblem[] {
  const path = issue.path.map(String);
  if (valueAt(given, path) === undefined) return [{ path, code: 'REQUIRED' }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => wrong([...path, key], words.unknown));
    case 'too_big':
      return [{ path, code: 'TOO_LONG', params: { max: Number(issue.maximum) } }];
    case 'too_small':
      return [shortOf(path, Number(issue.minimum), valueAt(given, path))];
    case 'invalid_format':
      return [issue.message === formOfLine ? wrong(path, words.line) : malformed(path, issue.message)];
    case 'invalid_value':
      return [wrong(path, oneOf(issue.values.map(String)))];
    case 'invalid_union':
      return [wrong(path, words.kind)];
    case 'invalid_type':
      return [wrong(path, typeWords[issue.expected] ?? words.type)];
    case 'invalid_key':
      return [wrong(path, words.key)];
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return [wrong(path, words.type)];
  }
}

function shortOf(path: readonly string[], min: number, value: unknown): ManifestProblem {
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? { path, code: 'REQUIRED' } : { path, code: 'TOO_SHORT', params: { min } };
}

function valueAt(given: unknown, path: readonly string[]): unknown {
  let at: unknown = given;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}

/** A text that is no JSON, with the place where its parser stopped. */
export function syntaxProblem(text: string, error: unknown): ManifestProblem {
  const found = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = text.slice(0, found === undefined ? text.length : Number(found)).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return wrong([], {
    es: `no es JSON; revisa la línea ${line}, columna ${column}`,
    en: `it is not JSON; check line ${line}, column ${column}`,
  });
}

function oneOf(values: readonly string[]): Bilingual {
  return { es: `se espera uno de ${values.join(', ')}`, en: `expected one of ${values.join(', ')}` };
}

const typeWords: Readonly<Record<string, Bilingual>> = {
  string: { es: 'se espera un texto', en: 'expected a text' },
  boolean: { es: 'se espera true o false', en: 'expected true or false' },
  array: { es: 'se espera una lista', en: 'expected a list' },
  object: { es: 'se espera un objeto', en: 'expected an object' },
  record: { es: 'se espera un objeto', en: 'expected an object' },
};

const words = {
  unknown: { es: 'no existe esta propiedad', en: 'there is no such property' },
  kind: {
    es: 'se espera un objeto con kind NONE, KEY, BASIC o BEARER',
    en: 'expected an object with the kind NONE, KEY, BASIC or BEARER',
  },
  type: { es: 'no tiene el tipo esperado', en: 'it does not have the expected type' },
  line: { es: 'se espera una línea de texto', en: 'expected a line of text' },
  key: { es: 'este nombre no se puede usar', en: 'this name cannot be used' },
} as const;
