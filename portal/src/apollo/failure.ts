import type { GraphQLFormattedError } from 'graphql';

/** Details of a failed operation; `retryAfterSeconds` is set for RATE_LIMITED. */
export type Failure = {
  code: string;
  message: string | null;
  reference: string | null;
  retryAfterSeconds: number | null;
};

/**
 * The first error of an operation; its code is `NETWORK` when the server was not reached. Imports no client: pages before
 * signing in use it without one.
 */
export function failureOf(error: unknown): Failure {
  const errors = errorsOf(error);
  if (errors === null) return { code: 'NETWORK', message: null, reference: null, retryAfterSeconds: null };
  const first = errors[0];
  const extensions = first?.extensions ?? {};
  const text = (key: string): string | null => (typeof extensions[key] === 'string' ? extensions[key] : null);
  const number = (key: string): number | null => (typeof extensions[key] === 'number' ? extensions[key] : null);
  return {
    code: text('code') ?? 'INTERNAL',
    message: first?.message ?? null,
    reference: text('reference') ?? text('referenceId') ?? text('requestId'),
    retryAfterSeconds: number('retryAfterSeconds') ?? number('seconds'),
  };
}

/** The errors of a response, as Apollo Client and `sendText` throw them; null for every other error. */
function errorsOf(error: unknown): readonly GraphQLFormattedError[] | null {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
    ? (error.errors as readonly GraphQLFormattedError[])
    : null;
}
