'use client';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './class-names.js';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** The name for screen readers. */
  label: string;
  icon: LucideIcon;
  size?: 'sm' | 'md';
};

/** A button with only an icon and no tooltip, where its meaning is plain. 36 px, or 28 px when `sm`; 44 px on touch. */
export function BareIconButton({ label, icon: Icon, size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={cn(
        'inline-grid shrink-0 place-items-center rounded-control text-ink-2 transition-colors duration-150 hover:not-disabled:bg-sunken hover:not-disabled:text-ink disabled:cursor-not-allowed disabled:opacity-40 pointer-coarse:size-11',
        size === 'sm' ? 'size-7' : 'size-9',
        className,
      )}
    >
      <Icon aria-hidden className={size === 'sm' ? 'size-4' : 'size-[18px]'} />
    </button>
  );
}
