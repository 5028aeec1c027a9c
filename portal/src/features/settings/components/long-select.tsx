'use client';
import type { ComponentProps } from 'react';
import { cn } from '../../../ui/class-names.js';
import { useFieldContext } from '../../../ui/field.js';
import { controlClass } from '../../../ui/inputs.js';
import type { RegionOption } from '../model/regions.js';

/** One of hundreds: the browser's own list, which finds by typing and is a full screen on phones. */
export function LongSelect({
  options,
  className,
  ...rest
}: ComponentProps<'select'> & { options: readonly RegionOption[] }) {
  const field = useFieldContext();
  return (
    <select
      {...field}
      {...rest}
      className={cn(controlClass, 'h-9 px-2 pointer-coarse:h-11 pointer-coarse:text-base', className)}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
