import type { ServerResponse } from 'node:http';
import { withDeadline } from '@tertulia/deadline';
import { DomainError } from '@tertulia/errors';
import { callerLeft } from '../supergraph/caller-left.js';

interface Execution {
  readonly deadlineMs: number;
  readonly response: ServerResponse;
  readonly abortOnDisconnect: boolean;
}

/** Time after the deadline in which a response with the parts so far can still be built. */
const graceMs = 1_000;

/**
 * Runs work with a deadline. At the deadline the signal aborts, and whatever is still being fetched becomes an error in the response. If
 * the work does not end during a grace period either, this function throws and the work is abandoned. With `abortOnDisconnect` the
 * signal also aborts when the client disconnects, with a reason of its own.
 * @throws DomainError DEADLINE_EXCEEDED
 */
export async function executeWithDeadline<T>(
  { deadlineMs, response, abortOnDisconnect }: Execution,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const leave = (): void => controller.abort(callerLeft);
  const deadline = setTimeout(() => controller.abort(), deadlineMs);
  if (abortOnDisconnect) response.once('close', leave);
  try {
    return await withDeadline(work(controller.signal), deadlineMs + graceMs, () => {
      throw deadlineExceeded(deadlineMs / 1_000);
    });
  } finally {
    clearTimeout(deadline);
    response.off('close', leave);
  }
}

function deadlineExceeded(seconds: number): DomainError {
  return new DomainError('DEADLINE_EXCEEDED', { params: { seconds }, data: { seconds } });
}
