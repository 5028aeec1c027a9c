import { Skeleton } from '../../../ui/index.js';

/** A step of the builder whose list is not loaded yet; the label says what is loading. */
export function StepSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-3">
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
