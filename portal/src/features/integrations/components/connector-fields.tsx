'use client';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Field, Input, SecretInput, Select } from '../../../ui/index.js';
import type { FieldValues, FormField } from '../model/connection-form.js';

const longest = 4000;
const types = {
  ...{ URL: 'url', EMAIL: 'email', TEXT: 'text', HOST: 'text', PORT: 'text', NUMBER: 'text', CHOICE: 'text' },
} as const;
const keyboards: Partial<Record<keyof typeof types, 'numeric' | 'decimal'>> = { PORT: 'numeric', NUMBER: 'decimal' };

/** The controls for the fields of a connector. `errors` are by field name. */
export function ConnectorFields({
  fields,
  values,
  errors,
  isStored = false,
  onChange,
}: {
  fields: readonly FormField[];
  values: FieldValues;
  errors: Readonly<Record<string, string>>;
  /** A secret of a stored connection may stay as it is. */
  isStored?: boolean;
  onChange: (name: string, value: string) => void;
}) {
  const t = useTranslations('integrations.form');
  const { locale } = useLanguage();
  return fields.map((field) => {
    const isKept = isStored && field.isSecret;
    const hint = isKept ? t('secretKept') : field.isSecret ? t('secretHint') : undefined;
    const label = field.labels[locale];
    return (
      <Field
        key={field.name}
        label={field.isRequired || isKept ? label : t('optional', { label })}
        hint={hint}
        isRequired={field.isRequired && !isKept}
        error={errors[field.name] ?? null}
      >
        <Control field={field} value={values[field.name] ?? ''} onChange={(value) => onChange(field.name, value)} />
      </Field>
    );
  });
}

function Control({ field, value, onChange }: { field: FormField; value: string; onChange: (value: string) => void }) {
  const { locale } = useLanguage();
  const { kind, choices, isSecret } = field;
  if (kind === 'CHOICE') {
    return (
      <Select
        value={value === '' ? undefined : value}
        onValueChange={onChange}
        options={choices.map((choice) => ({ value: choice.value, label: choice.labels[locale] }))}
      />
    );
  }
  const common = {
    value,
    maxLength: longest,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (isSecret) return <SecretInput {...common} autoComplete="new-password" />;
  return (
    <Input
      {...common}
      type={types[kind]}
      inputMode={keyboards[kind]}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  );
}
