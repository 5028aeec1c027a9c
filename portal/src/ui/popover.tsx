'use client';
import { Popover as RadixPopover } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './class-names.js';

/** Classes of every panel that floats. */
export const floatClass =
  'z-50 rounded-panel border border-line bg-surface shadow-float animate-in fade-in-0 duration-150';

/** Free content that floats beside its trigger. */
export function Popover({
  trigger,
  label,
  align = 'start',
  className,
  isOpen,
  onOpenChange,
  children,
}: {
  trigger: ReactNode;
  label: string;
  align?: 'start' | 'center' | 'end';
  className?: string;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <RadixPopover.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            floatClass,
            'max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] overflow-y-auto p-4',
            className,
          )}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
