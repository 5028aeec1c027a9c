'use client';
import { useCallback, useState } from 'react';
import { failureOf } from './failure.js';

/** An input that the server refused. */
export type Refusal = { field?: readonly string[] | null; message: string };

/** The errors of a form: messages by the name of its control, and one for the whole form. */
export type FormProblems = { fields: Readonly<Record<string, string>>; whole: string | null };

type FormActionOptions = {
  /** The control that shows the error of an input path; null for an error of the whole form. */
  controlOf: (path: readonly string[]) => string | null;
  /** What to say when the server was not reached. */
  failed: string;
};

/** What a form does when it is submitted. */
export type FormAction = {
  problems: FormProblems;
  isBusy: boolean;
  clear: () => void;
  run: (send: () => Promise<readonly Refusal[]>) => Promise<boolean>;
};

const none: FormProblems = { fields: {}, whole: null };

/** Runs the mutation of a form: `run` resolves to true on success, otherwise `problems` has the errors. */
export function useFormAction({ controlOf, failed }: FormActionOptions): FormAction {
  const [problems, setProblems] = useState(none);
  const [isBusy, setBusy] = useState(false);
  const clear = useCallback(() => setProblems(none), []);
  const run = async (send: () => Promise<readonly Refusal[]>): Promise<boolean> => {
    setBusy(true);
    setProblems(none);
    try {
      const refusals = await send();
      setProblems(problemsOf(refusals, controlOf));
      return refusals.length === 0;
    } catch (error) {
      setProblems({ fields: {}, whole: failureOf(error).message ?? failed });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { problems, isBusy, clear, run };
}

/** Finds the control by the last part of an input path, for forms whose controls are named like the inputs. */
export function lastPartAmong(names: readonly string[]): FormActionOptions['controlOf'] {
  return (path) => names.find((name) => name === path.at(-1)) ?? null;
}

/** Sorts refusals into those of controls and the first of the whole form. */
export function problemsOf(refusals: readonly Refusal[], controlOf: FormActionOptions['controlOf']): FormProblems {
  const fields: Record<string, string> = {};
  let whole: string | null = null;
  for (const { field, message } of refusals) {
    const name = controlOf(field ?? []);
    if (name === null) whole ??= message;
    else fields[name] ??= message;
  }
  return { fields, whole };
}
