'use client';
import { useTranslations } from 'use-intl';
import { customerCountries } from '../../../../i18n/regions.js';
import { RuleField } from './expression-field.js';
import { CheckField, NumberField, SelectField, TextField } from './field-parts.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { QuestionFields } from './question-fields.js';

export function TextInputForm({ options, change }: FormProps<'textInput'>) {
  const t = useTranslations('flow-editor');
  const more = (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t('textInput.minLength')}
          min={0}
          max={4096}
          value={options.minLength}
          onChange={(minLength) => change({ minLength }, 'minLength')}
        />
        <NumberField
          label={t('textInput.maxLength')}
          min={1}
          max={4096}
          value={options.maxLength}
          onChange={(maxLength) => change({ maxLength }, 'maxLength')}
        />
      </div>
      <TextField
        label={t('textInput.pattern')}
        hint={t('textInput.patternHint')}
        maxLength={500}
        value={options.pattern ?? ''}
        onChange={(pattern) => change({ pattern: pattern === '' ? null : pattern }, 'pattern')}
      />
      <RuleField value={options.rule} answer="TEXT" onChange={(rule) => change({ rule }, 'rule')} />
    </>
  );
  return (
    <QuestionFields options={options} change={change} more={more}>
      <CheckField
        label={t('textInput.isLong')}
        isChecked={options.isLong}
        onChange={(isLong) => change({ isLong }, 'isLong')}
      />
    </QuestionFields>
  );
}

export function NumberInputForm({ options, change }: FormProps<'numberInput'>) {
  const t = useTranslations('flow-editor');
  const more = (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t('numberInput.step')}
          min={0}
          value={options.step}
          onChange={(step) => change({ step }, 'step')}
        />
        <TextField
          label={t('numberInput.unit')}
          maxLength={80}
          value={options.unit}
          onChange={(unit) => change({ unit }, 'unit')}
        />
        <CurrencyField value={options.currency} onChange={(currency) => change({ currency }, 'currency')} />
      </div>
      <RuleField value={options.rule} answer="NUMBER" onChange={(rule) => change({ rule }, 'rule')} />
    </>
  );
  return (
    <QuestionFields options={options} change={change} variableType="NUMBER" more={more}>
      <div className="grid grid-cols-2 gap-3">
        <NumberField label={t('numberInput.min')} value={options.min} onChange={(min) => change({ min }, 'min')} />
        <NumberField label={t('numberInput.max')} value={options.max} onChange={(max) => change({ max }, 'max')} />
      </div>
    </QuestionFields>
  );
}

/** A select of ISO currency codes. */
export function CurrencyField({ value, onChange }: { value: string; onChange: (currency: string) => void }) {
  const t = useTranslations('flow-editor');
  const codes = [
    '',
    ...new Set(
      [value, 'MXN', 'ARS', 'CLP', 'COP', 'PEN', 'UYU', 'BRL', 'CRC', 'DOP', 'GTQ', 'BOB', 'PYG', 'USD', 'EUR'].filter(
        (code) => code !== '',
      ),
    ),
  ];
  return (
    <SelectField
      label={t('currency.label')}
      value={value}
      options={codes.map((code) => ({ value: code, label: code === '' ? t('currency.none') : code }))}
      onChange={onChange}
    />
  );
}

export function EmailInputForm({ options, change }: FormProps<'emailInput'>) {
  return <QuestionFields options={options} change={change} isPersonalData />;
}

/** Numbers of Puerto Rico have the code of the United States. */
const phoneCountries = customerCountries.filter((code) => code !== 'PR');

export function PhoneInputForm({ options, change }: FormProps<'phoneInput'>) {
  const t = useTranslations('flow-editor');
  const countries = [...new Set([options.country, ...phoneCountries])].filter((code) => code !== '');
  return (
    <QuestionFields
      options={options}
      change={change}
      isPersonalData
      more={
        <SelectField
          label={t('phoneInput.country')}
          value={options.country}
          options={[
            { value: '', label: t('phoneInput.businessCountry') },
            ...countries.map((code) => ({ value: code, label: t('phoneInput.code', { code }) })),
          ]}
          onChange={(country) => change({ country }, 'country')}
        />
      }
    />
  );
}
