import type { ServerResponse } from 'node:http';
import { withDeadline } from '@tertulia/deadline';
import { DomainError } from '@tertulia/errors';

/** How long the parts of an answer that were cut off at the deadline have to become an answer. */
const graceMs = 1_000;

/** How long work may take, and whose departure stops it. */
export interface WorkLimits {
  readonly deadlineMs: number;
  readonly response: ServerResponse;
  readonly isStoppedByDeparture: boolean;
}

/**
 * Runs work under a deadline. At the deadline the signal aborts, which makes what is still being fetched an error of the
 * answer; work that even then does not end is left behind. When the caller goes away the signal aborts too, unless the work
 * should go on to its end.
 * @throws DomainError DEADLINE_EXCEEDED
 */
export async function executeWithin<T>(
  { deadlineMs, response, isStoppedByDeparture }: WorkLimits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const deadline = setTimeout(abort, deadlineMs);
  if (isStoppedByDeparture) response.once('close', abort);
  try {
    return await withDeadline(work(controller.signal), deadlineMs + graceMs, () => tooLateAfter(deadlineMs / 1_000));
  } finally {
    clearTimeout(deadline);
    response.off('close', abort);
  }
}

function tooLateAfter(seconds: number): never {
  throw new DomainError('DEADLINE_EXCEEDED', { params: { seconds }, data: { seconds } });
}
