const base =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-semibold whitespace-nowrap transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 pointer-coarse:min-h-11';
const variants = {
  primary: 'border-accent bg-accent text-accent-ink hover:not-disabled:brightness-110',
  secondary: 'border-line-strong bg-surface text-ink hover:not-disabled:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:not-disabled:bg-sunken hover:not-disabled:text-ink',
  danger: 'border-bad bg-surface text-bad hover:not-disabled:bg-bad-soft',
} as const;
const sizes = { sm: 'h-7 px-2.5 text-xs', md: 'h-9 px-3.5 text-sm', lg: 'h-11 px-5 text-base' } as const;

/** The look of a button: `primary` once per screen, `danger` for destructive actions. */
export type ButtonLook = {
  variant?: keyof typeof variants | undefined;
  size?: keyof typeof sizes | undefined;
};

/** Classes of a button, and of a link that looks like one. */
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook = {}): string {
  return `${base} ${variants[variant]} ${sizes[size]}`;
}
