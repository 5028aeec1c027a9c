import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A line above every page that a person must see, with what can be done about it. */
export function Notice({
  icon: Icon,
  text,
  hint,
  action,
}: {
  icon: LucideIcon;
  text: string;
  hint?: string | undefined;
  action: ReactNode;
}) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-warn-soft px-4 py-2 text-ink md:px-8"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        {text} {hint}
      </p>
      {action}
    </div>
  );
}
