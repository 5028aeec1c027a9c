'use client';
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
