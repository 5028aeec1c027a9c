'use client';
import { useId, type ReactNode } from 'react';
import { NativeSelect } from '../../../../ui/index.js';

export const inputClass =
  'w-full min-h-9 rounded-md border border-line-strong bg-surface px-2.5 py-1.5 placeholder:text-ink-2/80 pointer-coarse:min-h-11';

/** The id of the label of a field, by the field's id. */
export const labelIdOf = (fieldId: string): string => `${fieldId}-label`;

/** A label above its control and a hint below it; the control gets the id that connects them. */
export function Labelled({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="flex flex-col gap-1">
      <label id={labelIdOf(id)} htmlFor={id} className="text-xs font-semibold">
        {label}
      </label>
      {children(hint === undefined ? { id } : { id, 'aria-describedby': hintId })}
      {hint === undefined ? null : (
        <p id={hintId} className="text-xs text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** A plain text. */
export function TextField({
  label,
  value,
  onChange,
  ...rest
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  placeholder?: string;
  maxLength?: number;
  type?: 'text' | 'url' | 'date' | 'time';
}) {
  const { hint, ...input } = rest;
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          {...input}
          className={inputClass}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** A number, or nothing. */
export function NumberField({
  label,
  value,
  onChange,
  ...rest
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  hint?: string;
}) {
  const { hint, ...input } = rest;
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          {...input}
          type="number"
          inputMode="decimal"
          className={inputClass}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
        />
      )}
    </Labelled>
  );
}

/** One of several. */
export function SelectField({
  label,
  value,
  options,
  onChange,
  hint,
}: {
  label: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
  hint?: string;
}) {
  return (
    <Labelled label={label} hint={hint}>
      {(ids) => (
        <NativeSelect {...ids} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Labelled>
  );
}

/** Yes or no. */
export function CheckField({
  label,
  isChecked,
  onChange,
  hint,
}: {
  label: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  hint?: string;
}) {
  return (
    <label className="flex min-h-8 items-start gap-2.5 py-1 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint === undefined ? null : <span className="block text-xs text-ink-2">{hint}</span>}
      </span>
    </label>
  );
}

/** One of several parts with the same fields: its name tells them apart. */
export function ListPart({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={name}
      data-item={id}
      className="flex flex-col gap-2 rounded-md border border-line p-2"
    >
      {children}
    </div>
  );
}

/** Options that most people leave as they are. */
export function MoreOptions({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="group border-t border-line pt-3">
      <summary className="cursor-pointer text-xs font-semibold text-ink-2 hover:text-ink">{label}</summary>
      <div className="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
