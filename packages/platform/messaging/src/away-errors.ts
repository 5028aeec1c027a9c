import { RedisUnavailableError } from './redis/index.js';

const awayCodes: ReadonlySet<unknown> = new Set(['DATABASE_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED']);

/**
 * True when something that a handler needs does not answer: a store, Redis or another subgraph, told by the codes of the error catalogue.
 * It is waited for; trying does not count.
 */
export function isAway(error: unknown): boolean {
  if (error instanceof RedisUnavailableError) return true;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isAway);
  if (!(error instanceof Error)) return false;
  return ('code' in error && awayCodes.has(error.code)) || (error.cause !== undefined && isAway(error.cause));
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
