import type { ServerResponse } from 'node:http';
import { DomainError } from '@tertulia/errors';

/** How long the parts of an answer that were cut off at the deadline have to become an answer. */
const graceMs = 1_000;

/**
 * Runs work under a deadline. At the deadline the signal aborts, which makes what is still being fetched an error of the
 * answer; work that even then does not end is left behind. When the caller goes away the signal aborts too, unless the work
 * should go on to its end.
 * @throws DomainError DEADLINE_EXCEEDED
 */
export async function executeWithin<T>(
  about: { deadlineMs: number; response: ServerResponse; isStoppedByDeparture: boolean },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { deadlineMs, response, isStoppedByDeparture } = about;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const deadline = setTimeout(abort, deadlineMs);
  let last: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    last = setTimeout(() => reject(tooLateAfter(deadlineMs / 1_000)), deadlineMs + graceMs);
  });
  if (isStoppedByDeparture) response.once('close', abort);
  try {
    return await Promise.race([work(controller.signal), tooLate]);
  } finally {
    clearTimeout(deadline);
    clearTimeout(last);
    response.off('close', abort);
  }
}

function tooLateAfter(seconds: number): DomainError {
  return new DomainError('DEADLINE_EXCEEDED', { params: { seconds }, data: { seconds } });
}
