'use client';
import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useFieldContext } from './field.js';
import { cn } from './class-names.js';

/** Classes of every text control. */
export const controlClass =
  'w-full rounded-control border border-line-strong bg-surface text-ink transition-colors duration-150 hover:not-disabled:border-ink-2 focus-visible:outline-2 focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-bad';

/** A text input. Inside a `Field` it uses the field's id, hint and error. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  const field = useFieldContext();
  return (
    <input
      {...field}
      {...rest}
      className={cn(controlClass, 'h-9 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base', className)}
    />
  );
}

/** A multi-line input that grows with its content. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  const field = useFieldContext();
  return (
    <textarea
      rows={rows}
      {...field}
      {...rest}
      className={cn(
        controlClass,
        'field-sizing-content min-h-18 resize-y px-2.5 py-2 pointer-coarse:text-base',
        className,
      )}
    />
  );
}

/** A search input with a button that clears it. */
export function SearchInput({
  value,
  onValueChange,
  clearLabel,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  value: string;
  onValueChange: (value: string) => void;
  clearLabel: string;
}) {
  return (
    <div className={cn('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-2"
      />
      <Input
        type="text"
        inputMode="search"
        {...rest}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className="px-8"
      />
      {value === '' ? null : (
        <button
          type="button"
          aria-label={clearLabel}
          className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-control text-ink-2 hover:text-ink"
          onClick={() => onValueChange('')}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
