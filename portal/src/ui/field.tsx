'use client';
import { CircleAlert } from 'lucide-react';
import { createContext, useContext, useId, type ReactNode } from 'react';
import { cn } from './class-names.js';

type FieldContext = { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true };

const Context = createContext<FieldContext>({});

/** The attributes that a control takes from its `Field`: its id, its description, whether it is invalid. */
export function useFieldContext(): FieldContext {
  return useContext(Context);
}

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** The error, announced and shown under the control instead of the hint, so that there is only one line. */
  error?: string | null | undefined;
  isRequired?: boolean;
  isLabelHidden?: boolean;
  className?: string;
  /** Shown at the right of the label, such as a link or a counter. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A labelled control with its hint and error. */
export function Field({
  label,
  hint,
  error,
  isRequired = false,
  isLabelHidden = false,
  className,
  aside,
  children,
}: FieldProps) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const hasHint = hint !== undefined && !hasError;
  const describedBy = [hasHint ? `${id}-hint` : '', hasError ? `${id}-error` : '']
    .filter((part) => part !== '')
    .join(' ');
  const value: FieldContext = {
    id,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
    ...(hasError ? { 'aria-invalid': true } : {}),
    ...(isRequired ? { 'aria-required': true } : {}),
  };
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <div className={cn('flex items-baseline justify-between gap-2', isLabelHidden && 'sr-only')}>
        <label htmlFor={id} className="text-xs font-semibold">
          {label}
        </label>
        {aside}
      </div>
      <Context value={value}>{children}</Context>
      {hasHint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      ) : null}
      <p
        id={`${id}-error`}
        role="alert"
        className={cn('flex items-start gap-1 text-xs text-bad', !hasError && 'hidden')}
      >
        <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
        {hasError ? error : null}
      </p>
    </div>
  );
}
