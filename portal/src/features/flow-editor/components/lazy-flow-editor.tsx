'use client';
import dynamic from 'next/dynamic';
import { Skeleton } from '../../../ui/index.js';

/** The flow editor with its canvas, loaded only where it is shown. */
export const FlowEditor = dynamic(() => import('./flow-editor.js').then((module) => module.FlowEditor), {
  ssr: false,
  loading: () => <Loading />,
});

function Loading() {
  return (
    <div className="flex min-h-0 grow" aria-busy>
      <div className="w-[220px] border-r border-line bg-surface p-3 max-md:hidden">
        <Skeleton className="mb-4 h-9" />
        <Skeleton className="mb-2 h-8" />
        <Skeleton className="mb-2 h-8" />
        <Skeleton className="h-8" />
      </div>
      <div className="grow bg-sunken" />
    </div>
  );
}
