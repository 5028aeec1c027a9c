'use client';
import { CircleAlert } from 'lucide-react';
import { useInvalidMessage } from '../hooks/use-invalid-fields.js';

/** Explains under a field of a row why it is not saved; renders nothing when it is. */
export function InvalidNote({ path, id }: { path: string; id?: string }) {
  const message = useInvalidMessage(path);
  if (message === null) return null;
  return (
    <p {...(id === undefined ? {} : { id })} className="flex items-start gap-1 pt-1 text-xs text-bad">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {message}
    </p>
  );
}
