import { CombinedGraphQLErrors } from '@apollo/client';

/** Details of a failed operation; `retryAfterSeconds` is set for RATE_LIMITED. */
export type Failure = {
  code: string;
  message: string | null;
  reference: string | null;
  retryAfterSeconds: number | null;
};

/** The first error of an operation; its code is `NETWORK` when the server was not reached. */
export function failureOf(error: unknown): Failure {
  if (!CombinedGraphQLErrors.is(error))
    return { code: 'NETWORK', message: null, reference: null, retryAfterSeconds: null };
  const first = error.errors[0];
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
