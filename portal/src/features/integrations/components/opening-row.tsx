'use client';
import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { cn, RelativeTime } from '../../../ui/index.js';

/** What a row shows while it is closed. */
type RowParts = {
  title: string;
  /** Beside the title, such as a chip. */
  mark?: ReactNode;
  line: ReactNode;
  at: string;
  state: ReactNode;
};

/**
 * A row of a log: what happened, a line about it, when, and how it ended. It opens to its details, which are rendered
 * only then.
 */
export function OpeningRow({ details, ...parts }: RowParts & { details: () => ReactNode }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <Line {...parts} isOpen={isOpen} detailsId={id} onToggle={() => setOpen(!isOpen)} />
      <div id={id} hidden={!isOpen}>
        {isOpen ? (
          <div className="flex flex-col gap-4 border-t border-line bg-sunken px-4 py-4 md:pl-11">{details()}</div>
        ) : null}
      </div>
    </li>
  );
}

function Line({
  title,
  mark,
  line,
  at,
  state,
  isOpen,
  detailsId,
  onToggle,
}: RowParts & { isOpen: boolean; detailsId: string; onToggle: () => void }) {
  return (
    <div className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunken md:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)_120px_auto]">
      <ChevronRight aria-hidden className={cn('size-4 text-ink-2 transition-transform', isOpen && 'rotate-90')} />
      <div className="flex min-w-0 flex-wrap items-center gap-x-2">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={onToggle}
          className="min-h-6 text-left font-semibold wrap-anywhere after:absolute after:inset-0"
        >
          {title}
        </button>
        {mark}
      </div>
      <div className="min-w-0 text-xs text-ink-2 max-md:order-last max-md:col-span-2 max-md:col-start-2">
        {line}
        <span className="whitespace-nowrap md:hidden">
          {' · '}
          <RelativeTime at={at} className="relative" />
        </span>
      </div>
      <p className="text-right text-xs whitespace-nowrap text-ink-2 max-md:hidden">
        <RelativeTime at={at} className="relative" />
      </p>
      <div className="justify-self-end">{state}</div>
    </div>
  );
}
