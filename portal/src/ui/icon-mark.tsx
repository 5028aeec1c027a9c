import type { ComponentType } from 'react';
import { cn } from './class-names.js';
import { softClass, type Tone } from './tone.js';

/** An icon on a soft round background. */
export function IconMark({
  icon: Icon,
  tone = 'neutral',
  className,
}: {
  icon: ComponentType<{ className: string }>;
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
