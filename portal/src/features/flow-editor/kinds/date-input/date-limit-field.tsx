'use client';
import { useTranslations } from 'use-intl';
import { NumberField, SelectField, TextField } from '../../components/inspector/field-parts.js';
import { TemplateField } from '../../components/inspector/flow-text-field.js';

const kinds = ['none', 'today', 'days', 'date', 'variable'] as const;
type Kind = (typeof kinds)[number];

const relative = /^(?:today|hoy) *([+-]) *(\d{1,4})$/;

/** A first or last day: today, some days from today, a fixed day, or one that a variable has. */
export function DateLimitField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const t = useTranslations('flow-editor');
  const kind = kindOf(value);
  const found = relative.exec(value ?? '');
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      <SelectField
        label={label}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: t(`dateInput.${each}`) }))}
        onChange={(picked) => onChange(freshOf(kinds.find((each) => each === picked) ?? 'none'))}
      />
      {kind === 'days' ? (
        <NumberField
          label={t('dateInput.daysFromToday')}
          min={-9999}
          max={9999}
          step={1}
          value={Number(`${found?.[1] ?? '+'}${found?.[2] ?? '0'}`)}
          onChange={(days) => onChange(daysFromToday(days ?? 0))}
        />
      ) : null}
      {kind === 'date' ? (
        <TextField
          label={t('dateInput.day')}
          type="date"
          value={value ?? ''}
          onChange={(day) => onChange(day === '' ? null : day)}
        />
      ) : null}
      {kind === 'variable' ? (
        <TemplateField
          label={t('dateInput.fromVariable')}
          value={value ?? ''}
          onChange={(source) => onChange(source.includes('{{') ? source : null)}
        />
      ) : null}
    </div>
  );
}

function kindOf(value: string | null): Kind {
  if (value === null) return 'none';
  if (value.includes('{{')) return 'variable';
  if (relative.test(value)) return 'days';
  return /^\d{4}-/.test(value) ? 'date' : 'today';
}

function freshOf(kind: Kind): string | null {
  if (kind === 'none') return null;
  if (kind === 'days') return daysFromToday(60);
  if (kind === 'variable') return '{{ business.today }}';
  return kind === 'today' ? 'today' : new Date().toISOString().slice(0, 10);
}

function daysFromToday(days: number): string {
  const whole = Math.max(-9999, Math.min(9999, Math.round(days)));
  return `today${whole < 0 ? '-' : '+'}${Math.abs(whole)}`;
}
