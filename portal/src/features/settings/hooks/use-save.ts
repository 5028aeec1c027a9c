'use client';
import { useState } from 'react';
import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';

type Refusal = { field: readonly string[] | null; message: string };

/** Sends a form: refusals are shown at their fields, everything else is in `problem`. */
export function useSave<Values extends FieldValues>(
  setError: UseFormSetError<Values>,
  names: readonly Path<Values>[],
): {
  problem: string | null;
  isSaving: boolean;
  /** True when it was saved. */
  save: (send: () => Promise<readonly Refusal[]>) => Promise<boolean>;
} {
  const t = useTranslations('settings');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const place = ({ field, message }: Refusal): void => {
    const name = names.find((one) => one === field?.at(-1));
    if (name === undefined) setProblem(message);
    else setError(name, { message });
  };
  const save = async (send: () => Promise<readonly Refusal[]>): Promise<boolean> => {
    setSaving(true);
    setProblem(null);
    try {
      const refusals = await send();
      for (const refusal of refusals) place(refusal);
      return refusals.length === 0;
    } catch (error) {
      setProblem(failureOf(error).message ?? t('failed'));
      return false;
    } finally {
      setSaving(false);
    }
  };
  return { problem, isSaving, save };
}
