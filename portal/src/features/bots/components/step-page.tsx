import type { ReactNode } from 'react';
import type { Failure } from '../../../apollo/index.js';
import { ErrorState } from '../../../ui/index.js';
import { StepSkeleton } from './step-skeleton.js';

interface StepPageProps {
  title: string;
  text: string;
  /** Beside the title. */
  action?: ReactNode;
  /** What is said while there is nothing to show; null once there is. */
  loading: string | null;
  failure: Failure | null;
  retry: () => void;
  children: ReactNode;
}

/** A step of the builder that is one column: its title, then what it has, or why that cannot be shown. */
export function StepPage({ title, text, action, loading, failure, retry, children }: StepPageProps) {
  return (
    <div className="grow overflow-y-auto scroll-smooth">
      <div className="mx-auto flex max-w-[920px] flex-col gap-6 p-4 md:p-8">
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-80">
            <h2 className="text-xl leading-8">{title}</h2>
            <p className="text-pretty text-ink-2">{text}</p>
          </div>
          {action}
        </header>
        {loading !== null && failure === null ? <StepSkeleton label={loading} /> : null}
        {failure === null ? null : <ErrorState failure={failure} onRetry={retry} />}
        {children}
      </div>
    </div>
  );
}
