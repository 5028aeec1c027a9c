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

/** A mutation with one input that reports what is wrong with it. */
interface Change {
  subgraph: string;
  /** Its input type is named like it. */
  name: string;
  input: Record<string, unknown>;
}

/** Changes something as a person of the demo. @throws Error with the first problem of the input */
export async function change(
  tools: DemoTools,
  principal: UserPrincipal,
  { subgraph, name, input }: Change,
): Promise<void> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await ask<Record<string, { userErrors: { message: string }[] } | null>>(tools, principal, {
    subgraph,
    query: `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { message } } }`,
    variables: { input },
  });
  const [problem] = answer[name]?.userErrors ?? [];
  if (problem !== undefined) throw new Error(`demo: ${name}: ${problem.message}`);
}
