'use client';
import { ChevronLeft, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../../../apollo/index.js';
import { ButtonLink, EmptyState, ErrorState, Skeleton, Link } from '../../../ui/index.js';

/** The state of a page about one object. */
export type DetailsView<Loaded> =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure; retry: () => void }
  | { kind: 'missing' }
  | Loaded;

/** The words of a page about one object. */
export type DetailsTexts = { list: string; loading: string; missing: string; missingText: string; back: string };

/** A page about one object of a list: the way back, and the object, or why it is not shown. */
export function DetailsFrame<Loaded extends { kind: 'loaded' }>({
  listPath,
  icon,
  texts,
  view,
  children,
}: {
  listPath: string;
  icon: LucideIcon;
  texts: DetailsTexts;
  view: DetailsView<Loaded>;
  children: (loaded: Loaded) => ReactNode;
}) {
  return (
    <>
      <Link href={listPath} className="inline-flex min-h-9 items-center gap-1.5 self-start text-ink-2 hover:text-ink">
        <ChevronLeft aria-hidden className="size-4" />
        {texts.list}
      </Link>
      {view.kind === 'loading' ? <Loading label={texts.loading} /> : null}
      {view.kind === 'failed' ? <ErrorState failure={view.failure} onRetry={view.retry} /> : null}
      {view.kind === 'missing' ? <Missing listPath={listPath} icon={icon} texts={texts} /> : null}
      {view.kind === 'loaded' ? children(view) : null}
    </>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-4">
      <Skeleton className="h-10 w-60" />
      <Skeleton className="h-36 rounded-panel" />
      <Skeleton className="h-60 rounded-panel" />
    </div>
  );
}

function Missing({ listPath, icon, texts }: { listPath: string; icon: LucideIcon; texts: DetailsTexts }) {
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {texts.missing}
      </h1>
      <EmptyState
        icon={icon}
        title={texts.missing}
        text={texts.missingText}
        action={<ButtonLink href={listPath}>{texts.back}</ButtonLink>}
      />
    </>
  );
}
