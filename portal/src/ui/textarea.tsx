'use client';
import type { ComponentProps } from 'react';
import { cn } from './class-names.js';
import { useFieldContext } from './field.js';
import { controlClass } from './input.js';

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
