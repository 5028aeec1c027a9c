'use client';
import { useTranslations } from 'use-intl';
import { Field, Input } from '../../../ui/index.js';
import { fieldsOf, type MeasuredKind, type MeasureField, type TypedMeasure } from '../model/measure.js';

/** When a figure is wrong and when it is fine again, with the units in the labels. */
export function MeasureFields({
  kind,
  typed,
  problems,
  onChange,
}: {
  kind: MeasuredKind;
  typed: TypedMeasure;
  problems: Readonly<Record<string, string | undefined>>;
  onChange: (typed: TypedMeasure) => void;
}) {
  const t = useTranslations('notifications.measure');
  const labelOf = (field: MeasureField): string => {
    if (field === 'windowMinutes' || field === 'repeatEveryMinutes') return t(field);
    if (field === 'minimumSample') return t(`minimumSample.${kind}`);
    return kind === 'NO_TRAFFIC' ? '' : t(`${field}.${kind}`);
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-semibold">{t('legend')}</legend>
      {fieldsOf(kind).map((field) => (
        <Field
          key={field}
          label={labelOf(field)}
          hint={field === 'windowMinutes' || field === 'repeatEveryMinutes' ? t(`${field}Hint`) : undefined}
          error={problems[field]}
        >
          <Input
            inputMode="decimal"
            value={typed[field]}
            onChange={(event) => onChange({ ...typed, [field]: event.target.value })}
            className="max-w-32"
          />
        </Field>
      ))}
    </fieldset>
  );
}
