'use client';
import { useId, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { SimulationView, VisitorInput } from '../hooks/use-simulation.js';

type Form = NonNullable<NonNullable<NonNullable<SimulationView['simulation']>['awaiting']>['form']>;
type Field = Form['fields'][number];

const types: Partial<Record<Field['kind'], string>> = { EMAIL: 'email', PHONE: 'tel', DATE: 'date' };
const look = 'min-h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 py-1.5 aria-invalid:border-bad';

/** A form under the last message, as in the widget. The platform says what is wrong, so that the owner sees those texts. */
export function FormAnswer({
  form,
  isBusy,
  onSend,
}: {
  form: Form;
  isBusy: boolean;
  onSend: (input: VisitorInput) => void;
}) {
  const t = useTranslations('simulator');
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    onSend({
      form: form.fields.map(({ id }) => {
        const value = entered.get(id);
        return { fieldId: id, value: typeof value === 'string' ? value : '' };
      }),
    });
  };
  return (
    <form noValidate className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-3" onSubmit={send}>
      {form.fields.map((field) => (
        <FieldRow key={`${field.id} ${field.value} ${field.error ?? ''}`} field={field} />
      ))}
      <button
        type="submit"
        disabled={isBusy}
        className="min-h-11 rounded-lg bg-(--owner) px-3 font-semibold text-(--on-owner) disabled:opacity-60"
      >
        {form.submit || t('form.send')}
      </button>
    </form>
  );
}

function FieldRow({ field }: { field: Field }) {
  const t = useTranslations('simulator');
  const id = useId();
  const { label, isRequired, error } = field;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs font-semibold">
        {isRequired ? label : t('form.optional', { label })}
      </label>
      <FieldInput field={field} id={id} />
      {error === null ? null : (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function FieldInput({ field, id }: { field: Field; id: string }) {
  const t = useTranslations('simulator');
  const { kind, choices, value, error } = field;
  const common = {
    ...{ id, name: field.id, defaultValue: value, className: look, 'aria-invalid': error !== null },
    'aria-describedby': error === null ? undefined : `${id}-error`,
  };
  if (kind === 'LONG_TEXT') return <textarea {...common} rows={3} />;
  if (kind !== 'CHOICE') return <input {...common} type={types[kind] ?? 'text'} autoComplete="off" />;
  return (
    <select {...common}>
      <option value="">{t('form.pick')}</option>
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
