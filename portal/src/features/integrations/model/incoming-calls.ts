import type { InboundScheme } from '../../../gql/graphql.js';

/** Systems whose calls belong to a connection; their texts differ. */
export type Caller = 'SLACK' | 'HUBSPOT';

/** The system that calls; null where none does. */
export function callerOf(scheme: InboundScheme | null): Caller | null {
  return scheme === 'SLACK' || scheme === 'HUBSPOT' ? scheme : null;
}

/** Whether the last call was refused: then the two sides have different secrets. */
export function areCallsRefused({
  lastReceivedAt,
  lastRefusedAt,
}: {
  readonly lastReceivedAt: string | null;
  readonly lastRefusedAt: string | null;
}): boolean {
  if (lastRefusedAt === null) return false;
  return lastReceivedAt === null || Date.parse(lastRefusedAt) > Date.parse(lastReceivedAt);
}
