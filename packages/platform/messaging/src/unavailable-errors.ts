import { RedisUnavailableError } from './redis/index.js';

const unavailableCodes: ReadonlySet<unknown> = new Set([
  'DATABASE_UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
]);

/**
 * True when something that a handler needs does not respond: a store, Redis or another subgraph, recognised by the error codes. Such
 * failures are retried without limit and do not count as attempts.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof RedisUnavailableError) return true;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isUnavailable);
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && unavailableCodes.has(error.code)) || (error.cause !== undefined && isUnavailable(error.cause))
  );
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
