'use client';
import { useState, type FormEvent } from 'react';
import { lastPartAmong, problemsOf, type Refusal } from '../../../apollo/refusals.js';
import { checkAgain, checkAll, type FieldChecks, type FieldProblems } from '../model/entry-checks.js';
import { useFailureWords } from './use-failure-words.js';

type Values<Name extends string> = Readonly<Record<Name, string>>;

type EntryFormOptions<Name extends string> = {
  /** One for each control, by its name. */
  checks: FieldChecks<Name>;
  /** Resolves to the refusals of the server; without any, the form stays busy while the next page loads. */
  send: (values: Values<Name>) => Promise<readonly Refusal[]>;
};

/**
 * A form of the pages before signing in, without the libraries of the others, which would be half of what those pages load.
 * Values are checked when the form is sent, and from then on at every change.
 */
export function useEntryForm<Name extends string>({ checks, send }: EntryFormOptions<Name>) {
  const names = Object.keys(checks) as Name[];
  const [values, setValues] = useState(() => valuesOf(new FormData(), names));
  const [errors, setErrors] = useState({} as FieldProblems<Name>);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [wasSent, setSent] = useState(false);
  const wordsOf = useFailureWords();
  const show = (form: HTMLFormElement, found: FieldProblems<Name>): void => {
    setErrors(found);
    const first = names.find((name) => found[name] !== undefined);
    const control = first === undefined ? null : form.elements.namedItem(first);
    if (control instanceof HTMLElement) control.focus();
  };
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const own = valuesOf(new FormData(form), names);
    const found = checkAll(own, checks);
    setSent(true);
    setProblem(null);
    show(form, found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const refusals = await send(own);
      const { fields, whole } = problemsOf(refusals, lastPartAmong(names));
      show(form, fields as FieldProblems<Name>);
      setProblem(whole);
      setBusy(refusals.length === 0);
    } catch (error) {
      setProblem(wordsOf(error));
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void submit(event.currentTarget);
  };
  const onInput = ({ currentTarget, target }: FormEvent<HTMLFormElement>): void => {
    const own = valuesOf(new FormData(currentTarget), names);
    setValues(own);
    const name = names.find((one) => target instanceof HTMLInputElement && target.name === one);
    if (wasSent && name !== undefined) setErrors((before) => checkAgain(before, checks, { name, value: own[name] }));
  };
  return { form: { noValidate: true, onSubmit, onInput }, values, errors, problem, isBusy };
}

function valuesOf<Name extends string>(data: FormData, names: readonly Name[]): Values<Name> {
  const textOf = (name: Name): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(names.map((name) => [name, textOf(name)])) as Values<Name>;
}
