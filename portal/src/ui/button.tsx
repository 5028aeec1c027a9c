'use client';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';
import { buttonClass, type ButtonLook } from './button-look.js';
import { cn } from './class-names.js';

type ButtonProps = ComponentProps<'button'> & ButtonLook & { icon?: LucideIcon; isLoading?: boolean };

/** A button with text. While loading it keeps its width and focus, shows that it is busy and ignores presses. */
export function Button({ variant, size, icon: Icon, isLoading = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={isLoading || undefined}
      aria-disabled={isLoading || undefined}
      {...rest}
      {...(isLoading ? { disabled: false, onClick: refuse } : {})}
      className={cn(buttonClass({ variant, size }), className)}
    >
      {isLoading ? (
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4" />
      )}
      {children}
    </button>
  );
}

/** A disabled button loses the focus, so a busy button only ignores presses. */
function refuse(event: MouseEvent): void {
  event.preventDefault();
}
