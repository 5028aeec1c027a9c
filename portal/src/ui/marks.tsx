import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.js';

/** The meaning of a mark: neutral, selected, good, waiting, failed, news. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad' | 'info';

const softClass: Record<Tone, string> = {
  neutral: 'bg-neutral text-ink-2',
  accent: 'bg-accent-soft text-accent',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
};
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

/** An icon on a soft round background. */
export function IconMark({
  icon: Icon,
  tone = 'neutral',
  className,
}: {
  icon: LucideIcon;
  tone?: Tone;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cn('grid size-7 shrink-0 place-items-center rounded-full', softClass[tone], className)}
    >
      <Icon className="size-4" />
    </span>
  );
}

/** Letters and digits; everything else counts as a symbol. */
const letters = /[\p{L}\p{N}]/gu;

/** The first letters of at most two words of a name; symbols are used only if a name has nothing else. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).flatMap((word) => {
    const own = word.normalize('NFC').match(letters);
    return own === null ? [] : [own];
  });
  const [first = [...name.trim()], ...others] = words;
  const last = others.at(-1);
  const shown = last === undefined ? first.slice(0, 2) : [first[0] ?? '', last[0] ?? ''];
  return shown.join('').toUpperCase();
}

/** Initials in a circle, or in a square for an organization; the name is shown beside it. */
export function Avatar({
  name,
  size = 32,
  shape = 'round',
  tone = 'neutral',
  className,
}: {
  name: string;
  size?: 24 | 28 | 32 | 36 | 40;
  shape?: 'round' | 'square';
  tone?: Tone | 'solid';
  className?: string;
}) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center text-xs font-bold',
        shape === 'round' ? 'rounded-full' : 'rounded-lg',
        tone === 'solid' ? 'bg-accent text-accent-ink' : softClass[tone],
        className,
      )}
      style={{ width: size, height: size }}
    >
      {initialsOf(name)}
    </span>
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

/** The product's mark: a `t` in a square of the accent. */
export function Logo({ size = 28, hasName = false }: { size?: number; hasName?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        aria-hidden={hasName}
        role={hasName ? undefined : 'img'}
        aria-label={hasName ? undefined : 'Tertulia'}
        width={size}
        height={size}
        viewBox="0 0 32 32"
      >
        <rect width="32" height="32" rx="9" fill="var(--accent)" />
        <path
          d="M13.4 8.2h4.1v3.9h4v3.2h-4v4.6c0 1.3.6 1.8 1.8 1.8.8 0 1.5-.1 2.2-.4v3.1c-.9.4-2 .6-3.2.6-3.3 0-4.9-1.7-4.9-4.8v-4.6h-2.7v-3.2h2.7z"
          fill="var(--accent-ink)"
        />
      </svg>
      {hasName ? <span className="font-display text-lg font-[650] tracking-tight">tertulia</span> : null}
    </span>
  );
}
