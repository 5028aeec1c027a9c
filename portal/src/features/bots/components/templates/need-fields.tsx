'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { countryOptions, customerCountries } from '../../../../i18n/regions.js';
import { Field, Input, Select } from '../../../../ui/index.js';
import type { Need } from './template-dialog.js';

/** Inputs for the values that a template still needs. */
export function NeedFields({
  needs,
  answers,
  onChange,
}: {
  needs: readonly Need[];
  answers: Readonly<Record<string, string>>;
  onChange: (key: string, value: string) => void;
}) {
  const locale = useLanguage().locale;
  return (
    <>
      {needs.map((need) => (
        <Field key={need.key} label={need.label[locale]} isRequired={need.isRequired}>
          {need.kind === 'COUNTRY' ? (
            <CountrySelect value={answers[need.key]} onChange={(country) => onChange(need.key, country)} />
          ) : (
            <Input
              type={need.kind === 'PHONE' ? 'tel' : 'text'}
              maxLength={200}
              value={answers[need.key] ?? ''}
              onChange={(event) => onChange(need.key, event.target.value)}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function CountrySelect({ value, onChange }: { value: string | undefined; onChange: (country: string) => void }) {
  const t = useTranslations('templates');
  const locale = useLanguage().locale;
  const options = useMemo(() => countryOptions(locale, customerCountries), [locale]);
  return <Select value={value} onValueChange={onChange} options={options} placeholder={t('chooseCountry')} />;
}
