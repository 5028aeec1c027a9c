'use client';
import { useCallback, useState } from 'react';
import { failureOf } from './failure.js';
import { problemsOf, type ControlOf, type FormProblems, type Refusal } from './refusals.js';

type FormActionOptions = {
  controlOf: ControlOf;
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
