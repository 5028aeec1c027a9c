'use client';
import { useTranslations } from 'use-intl';
import { Field, Input } from '../../../ui/index.js';
import { useTypedText } from '../hooks/use-invalid-fields.js';

/** A whole number of the draft. What is typed and is none, or out of range, stays as typed and is not saved. */
export function CountField({
  path,
  label,
  hint,
  value,
  min = 1,
  max,
  onChange,
}: {
  path: string;
  label: string;
  hint: string;
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const t = useTranslations('bots');
  const { text, keep } = useTypedText(path);
  const type = (typed: string): void => {
    const count = Number(typed);
    const isGood = /^\d+$/u.test(typed) && count >= min && count <= max;
    keep(isGood ? null : typed);
    if (isGood) onChange(count);
  };
  return (
    <Field label={label} hint={hint} error={text === null ? null : t('voice.range', { min, max })}>
      <Input
        inputMode="numeric"
        className="w-36"
        value={text ?? value}
        onChange={(event) => type(event.target.value.trim())}
      />
    </Field>
  );
}
