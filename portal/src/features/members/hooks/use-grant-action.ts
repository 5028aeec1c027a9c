'use client';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';

type Problem = { field: readonly string[] | null; message: string };

/** The errors of a form: messages by field, and one for the whole form. */
export type FormProblems = { fields: Readonly<Record<string, string>>; whole: string | null };

const none: FormProblems = { fields: {}, whole: null };

/** Runs the mutation of a form: `run` resolves to true on success, otherwise `problems` has the errors. */
export function useGrantAction(fieldNames: readonly string[]): {
  problems: FormProblems;
  isBusy: boolean;
  clear: () => void;
  run: (send: () => Promise<readonly Problem[]>) => Promise<boolean>;
} {
  const t = useTranslations('members');
  const [problems, setProblems] = useState(none);
  const [isBusy, setBusy] = useState(false);
  const clear = useCallback(() => setProblems(none), []);
  const run = async (send: () => Promise<readonly Problem[]>): Promise<boolean> => {
    setBusy(true);
    setProblems(none);
    try {
      const refusals = await send();
      setProblems(problemsOf(refusals, fieldNames));
      return refusals.length === 0;
    } catch (error) {
      setProblems({ fields: {}, whole: failureOf(error).message ?? t('failed') });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { problems, isBusy, clear, run };
}

function problemsOf(refusals: readonly Problem[], fieldNames: readonly string[]): FormProblems {
  const fields: Record<string, string> = {};
  let whole: string | null = null;
  for (const { field, message } of refusals) {
    const name = field?.at(-1);
    if (name !== undefined && fieldNames.includes(name)) fields[name] ??= message;
    else whole ??= message;
  }
  return { fields, whole };
}
