'use client';
import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../../../ui/class-names.js';
import { useFieldContext } from '../../../ui/field.js';
import { controlClass } from '../../../ui/inputs.js';
import type { RegionOption } from '../model/regions.js';

/** A select for hundreds of options: the browser's own list, which supports typing and fills the screen on phones. Closed it looks like the other selects. */
export function LongSelect({
  options,
  className,
  ...rest
}: ComponentProps<'select'> & { options: readonly RegionOption[] }) {
  const field = useFieldContext();
  return (
    <span className="relative block">
      <select
        {...field}
        {...rest}
        className={cn(
          controlClass,
          'h-9 appearance-none truncate pr-8 pl-2.5 pointer-coarse:h-11 pointer-coarse:text-base',
          className,
        )}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}
