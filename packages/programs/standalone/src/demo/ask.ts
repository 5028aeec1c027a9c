import type { UserPrincipal } from '@tertulia/principal';
import type { Platform } from '../platform.js';
import type { TravellingClock } from './travelling-clock.js';

export interface DemoTools {
  platform: Platform;
  clock: TravellingClock;
  note(text: string): void;
  /** Of the visitors, 1 for all. */
  share: number;
}

/** An operation that the demo sends to a subgraph. */
interface Operation {
  subgraph: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** Sends an operation as a person of the demo. @throws Error with the messages of the response */
export async function ask<T>(tools: DemoTools, principal: UserPrincipal, operation: Operation): Promise<T> {
  const { subgraph, query, variables = {} } = operation;
  const result = await tools.platform.callSubgraph(subgraph, { query, variables, principal, requestId: 'demo' });
  if (result.errors !== undefined) throw new Error(`demo: ${result.errors.map((error) => error.message).join('; ')}`);
  return result.data as T;
}
