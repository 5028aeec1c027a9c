'use client';
import { RadioGroup as RadixRadioGroup, ToggleGroup } from 'radix-ui';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { cn } from './class-names.js';
import { Link } from './link.js';

/** One tile of `RadioTiles`. */
export type RadioTile<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  icon?: LucideIcon;
  isDisabled?: boolean;
};

/** A choice of a few options as tiles with icon, name and a line of explanation. */
export function RadioTiles<Value extends string>({
  label,
  value,
  onValueChange,
  tiles,
  className,
}: {
  label: string;
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  tiles: readonly RadioTile<Value>[];
  className?: string;
}) {
  return (
    <RadixRadioGroup.Root
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => onValueChange(next as Value)}
      className={cn('grid gap-3', className)}
    >
      {tiles.map(({ value: own, label: text, hint, icon: Icon, isDisabled = false }) => (
        <RadixRadioGroup.Item
          key={own}
          value={own}
          disabled={isDisabled}
          className="flex min-h-11 flex-col items-start justify-between gap-3 rounded-panel border border-line-strong bg-surface p-4 text-left transition-colors duration-150 data-[state=unchecked]:hover:not-disabled:border-ink-2 disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent data-[state=checked]:shadow-[inset_0_0_0_1px_var(--accent)]"
        >
          {Icon && <Icon aria-hidden className="size-6 opacity-80" strokeWidth={1.6} />}
          <span>
            <span className="block font-semibold">{text}</span>
            {hint === undefined ? null : <span className="block text-xs text-ink-2">{hint}</span>}
          </span>
        </RadixRadioGroup.Item>
      ))}
    </RadixRadioGroup.Root>
  );
}

const segmentClass =
  'grid min-w-8 place-items-center border-r border-line px-3 font-medium whitespace-nowrap text-ink-2 last:border-r-0 hover:text-ink data-[state=on]:bg-accent-soft data-[state=on]:font-semibold data-[state=on]:text-accent aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent focus-visible:-outline-offset-2';
const segmentsClass =
  'inline-flex h-8 overflow-hidden rounded-control border border-line-strong bg-surface pointer-coarse:h-11';

/** A choice of a few options side by side. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  className,
}: {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode }[];
  className?: string;
}) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        if (next !== '') onValueChange(next as Value);
      }}
      className={cn(segmentsClass, className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className={segmentClass}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

/** One tab that is a link. */
export type LinkTab = { href: string; label: ReactNode; isCurrent: boolean };

/** Links side by side, the current one marked. `segments` looks like a SegmentedControl, `line` like tabs under a header. */
export function LinkTabs({
  label,
  tabs,
  look = 'line',
  className,
}: {
  label: string;
  tabs: readonly LinkTab[];
  look?: 'line' | 'segments';
  className?: string;
}) {
  const navRef = useCurrentInSight(tabs.find(({ isCurrent }) => isCurrent)?.href);
  return (
    <nav
      ref={navRef}
      aria-label={label}
      className={cn(look === 'segments' ? segmentsClass : 'flex gap-1 overflow-x-auto border-b border-line', className)}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.isCurrent ? 'page' : undefined}
          className={
            look === 'segments'
              ? segmentClass
              : 'flex h-10 items-center gap-2 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-ink-2 hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent focus-visible:-outline-offset-2'
          }
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

/** Scrolls tabs that do not fit so that the current one, which has `aria-current`, is seen. `current` identifies it. */
export function useCurrentInSight(current: string | undefined): RefObject<HTMLElement | null> {
  const navRef = useRef<HTMLElement>(null);
  useEffect(() => {
    const nav = navRef.current;
    const tab = nav?.querySelector('[aria-current]');
    if (nav == null || tab == null) return;
    const [frame, box] = [nav.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (box.right > frame.right || box.left < frame.left) nav.scrollLeft += box.right - frame.right;
  }, [current]);
  return navRef;
}
