import { DomainError } from '@tertulia/errors';

/**
 * The outcome of work that cannot be stopped, for one who does not wait for it after the signal.
 * @throws DomainError DEADLINE_EXCEEDED at the signal; what the work throws as it is
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new DomainError('DEADLINE_EXCEEDED'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}
