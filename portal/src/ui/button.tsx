'use client';
import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cn } from './class-names.js';
import { Tooltip } from './tooltip.js';

const buttonClass = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-semibold whitespace-nowrap transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 pointer-coarse:min-h-11',
  {
    variants: {
      variant: {
        primary: 'border-accent bg-accent text-accent-ink hover:not-disabled:brightness-110',
        secondary: 'border-line-strong bg-surface text-ink hover:not-disabled:bg-sunken',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:not-disabled:bg-sunken hover:not-disabled:text-ink',
        danger: 'border-bad bg-surface text-bad hover:not-disabled:bg-bad-soft',
      },
      size: { sm: 'h-7 px-2.5 text-xs', md: 'h-9 px-3.5 text-sm', lg: 'h-11 px-5 text-base' },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

/** The look of a button: `primary` once per screen, `danger` for destructive actions. */
export type ButtonLook = VariantProps<typeof buttonClass>;

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

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook & { icon?: LucideIcon; children: ReactNode };

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon: Icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={cn(buttonClass({ variant, size }), className)}>
      {Icon && <Icon aria-hidden className="size-4" />}
      {children}
    </Link>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  /** The name for screen readers and the tooltip. */
  label: string;
  icon: LucideIcon;
  size?: 'sm' | 'md';
  hasTooltip?: boolean;
};

/** A button with only an icon; its label is required. 36 px, or 28 px when `sm`; 44 px on touch. */
export function IconButton({ label, icon: Icon, size = 'md', hasTooltip = true, className, ...rest }: IconButtonProps) {
  const button = (
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
  return hasTooltip ? <Tooltip text={label}>{button}</Tooltip> : button;
}
