import { DomainError } from '@tertulia/errors';

/**
 * Waits for work that cannot be stopped, and stops waiting when the signal aborts.
 * @throws DomainError DEADLINE_EXCEEDED when the signal aborts; errors of the work are passed on
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
