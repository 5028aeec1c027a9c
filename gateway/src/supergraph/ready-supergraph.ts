import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { makeExecutor, type ExecutionRequest } from '../execution/executor.js';
import { planSupergraph } from '../execution/planned-supergraph.js';
import type { CallSubgraph } from '../execution/run.js';
import { callSubgraph, type SubgraphCalling } from './call-subgraph.js';
import { makeSubscribe, type Subscribe } from './make-subscribe.js';
import { answeringOwnOrganization } from './own-organization.js';
import type { KnownOperations } from '../protection/known-operations.js';
import type { SubgraphDirectory } from './subgraph-directory.js';
import type { SubgraphTransport } from './subgraph-transport.js';
import { outlineOf } from './supergraph-outline.js';

/** A supergraph and what executes operations over its subgraphs. They are replaced together. */
export interface ReadySupergraph {
  readonly sdl: string;
  /** The public schema. */
  readonly schema: GraphQLSchema;
  /** Throws what the planner refuses; failures of subgraphs are errors in the result. */
  execute(request: ExecutionRequest): Promise<ExecutionResult>;
  /** Null when the supergraph has no subscriptions. */
  readonly subscribe: Subscribe | null;
}

/** @throws Error when the text is not a supergraph, or a subgraph has no address */
export function readySupergraph(
  sdl: string,
  { directory, calling, known }: { directory: SubgraphDirectory; calling: SubgraphCalling; known: KnownOperations },
): ReadySupergraph {
  const transports = new Map(outlineOf(sdl).map(({ name, url }) => [name, directory.transport(name, url)]));
  const supergraph = planSupergraph(sdl);
  const { schema } = supergraph;
  const transportOf = (name: string): SubgraphTransport => {
    const found = transports.get(name);
    if (found === undefined) throw new Error(`The supergraph has no subgraph ${name}`);
    return found;
  };
  const call = answeringOwnOrganization(calling.identitySubgraph, async (name, operation, scope) =>
    callSubgraph({ transport: transportOf(name), calling }, operation, scope),
  ) satisfies CallSubgraph;
  const hasSubscriptions = schema.getSubscriptionType() !== undefined && schema.getSubscriptionType() !== null;
  const isKept = (queryHash: string): boolean => known.has(queryHash);
  return {
    ...{ sdl, schema },
    execute: makeExecutor(supergraph, call, isKept),
    subscribe: hasSubscriptions ? makeSubscribe(supergraph, { transportOf, calling, call, isKept }) : null,
  };
}
