import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './class-names.js';
import { useFieldContext } from './field.js';
import { controlClass } from './input.js';

/**
 * The browser's own list, which supports typing and fills the screen on phones: for hundreds of options. Closed it looks
 * like a `Select`.
 */
export function NativeSelect({ className, children, ...rest }: ComponentProps<'select'>) {
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
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}
