'use client';
import { CircleAlert } from 'lucide-react';
import { cn } from '../../../ui/index.js';

/** Why the whole form was refused; announced when it appears. */
export function ProblemNote({ text }: { text: string | null }) {
  return (
    <p
      role="alert"
      className={cn('flex items-start gap-2 rounded-control bg-bad-soft px-3 py-2 text-bad', text === null && 'hidden')}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </p>
  );
}
