'use client';
import { Search, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './class-names.js';
import { Input } from './input.js';

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
