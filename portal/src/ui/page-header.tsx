import type { ReactNode } from 'react';

/** The one h1 of a page and its one primary action. The h1 takes focus after a change of route. */
export function PageHeader({ title, text, action }: { title: ReactNode; text?: ReactNode; action?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 tabIndex={-1} className="wrap-anywhere">
          {title}
        </h1>
        {text === undefined ? null : <p className="mt-1 text-ink-2">{text}</p>}
      </div>
      {action}
    </header>
  );
}
