import { cva, type VariantProps } from 'class-variance-authority';

/** Classes of a button, and of a link that looks like one. */
export const buttonClass = cva(
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
