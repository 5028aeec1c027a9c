import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.js';
import { softClass, type Tone } from './tone.js';

const dotClass: Record<Tone, string> = {
  neutral: 'bg-line-strong',
  accent: 'bg-accent',
  ok: 'bg-ok',
  warn: 'bg-warn',
  bad: 'bg-bad',
  info: 'bg-info',
};

/** A short state in a pill: icon or dot, and always a word. */
export function Chip({
  tone = 'neutral',
  icon: Icon,
  hasDot = false,
  className,
  children,
  ...rest
}: ComponentProps<'span'> & { tone?: Tone; icon?: LucideIcon; hasDot?: boolean }) {
  return (
    <span
      {...rest}
      className={cn(
        'inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-xs font-semibold whitespace-nowrap',
        softClass[tone],
        className,
      )}
    >
      {hasDot ? <span aria-hidden className="size-2 shrink-0 rounded-full bg-current" /> : null}
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
      {children}
    </span>
  );
}

/** A dot whose meaning is written beside it, or given in `label` for screen readers. */
export function StatusDot({ tone, label, className }: { tone: Tone; label?: string; className?: string }) {
  return (
    <span
      className={cn('inline-block size-2 shrink-0 rounded-full', dotClass[tone], className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}

/** A group of content on the surface, with a line around it. Panels are never nested. */
export function Panel({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={cn('rounded-panel border border-line bg-surface p-4', className)} />;
}

/** A key of the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded border border-line bg-neutral px-1 font-sans text-xs font-medium text-ink-2">
      {children}
    </kbd>
  );
}

/** A grey placeholder while content loads; it appears after 150 ms, so that a quick response does not flicker. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-skeleton rounded-control bg-neutral', className)} />;
}
