import { WorkRefused } from '@tertulia/bounded-work';
import { DomainError } from '@tertulia/errors';

const retryAfterSeconds = 5;

/** The refusal of a thread as callers see it; any other error as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof WorkRefused)) return error;
  if (error.reason === 'BUSY') return new DomainError('RATE_LIMITED', { params: { retryAfterSeconds } });
  return new DomainError(error.reason === 'OVERRUN' ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE');
}
