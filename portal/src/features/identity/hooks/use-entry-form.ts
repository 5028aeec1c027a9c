'use client';
import { useState } from 'react';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/failure.js';

/** A refusal of the server: its field, its code and its message. */
export type Refusal = { field?: readonly string[] | null; code: string; message: string };

const secondsPerMinute = 60;

/** Shows refusals under their fields and everything else above the button; with a rate limit, also when to retry. */
export function useEntryProblems<Values extends FieldValues>(
  setError: UseFormSetError<Values>,
  fields: readonly Path<Values>[],
) {
  const t = useTranslations('identity.problem');
  const [problem, setProblem] = useState<string | null>(null);
  const refuse = (refusals: readonly Refusal[]): void => {
    for (const refusal of refusals) {
      const field = fields.find((candidate) => candidate === refusal.field?.at(-1));
      if (field === undefined) setProblem(refusal.message);
      else setError(field, { message: refusal.message }, { shouldFocus: true });
    }
  };
  const fail = (error: unknown): void => {
    const { code, message, retryAfterSeconds } = failureOf(error);
    if (code === 'RATE_LIMITED') {
      setProblem(
        retryAfterSeconds === null
          ? t('tooMany')
          : t('tooManyFor', { minutes: Math.ceil(retryAfterSeconds / secondsPerMinute) }),
      );
    } else if (code === 'NETWORK') setProblem(t('network'));
    else if (code === 'PLAN_LIMIT_REACHED') setProblem(t('full'));
    else setProblem(message ?? t('unknown'));
  };
  return { problem, clear: () => setProblem(null), refuse, fail };
}
