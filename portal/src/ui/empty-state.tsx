import type { ComponentType, ReactNode } from 'react';
import { cn } from './class-names.js';
import { IconMark } from './icon-mark.js';

/** An empty state: what will be here, why it is empty, and one action. */
export function EmptyState({
  icon,
  title,
  text,
  action,
  className,
}: {
  icon: ComponentType<{ className: string }>;
  title: ReactNode;
  text: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn('mx-auto flex max-w-105 flex-col items-center gap-3 px-4 py-12 text-center', className)}>
      <IconMark icon={icon} className="size-10 [&>svg]:size-5" />
      <div>
        <h2>{title}</h2>
        <p className="mt-1 text-pretty text-ink-2">{text}</p>
      </div>
      {action}
    </div>
  );
}
