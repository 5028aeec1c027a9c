import type { PlannedSupergraph } from '../execution/planned-supergraph.js';
import type { CallSubgraph } from '../execution/run.js';
import type { OperationOfDocument, Refused } from '../execution/prepared-operations.js';
import { makeSubscriber, type PlannedSubscription } from '../execution/subscriber.js';
import { eventQuery } from '../selections/event-query.js';
import { callSubgraph, refusalsOf, type SubgraphCalling } from './call-subgraph.js';
import type { ExecutionScope } from './execution-scope.js';
import { missingPaths } from './missing-paths.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';
import { isStream, type SubgraphTransport } from './subgraph-transport.js';

/** A subscription that has started. */
export interface StartedSubscription extends Pick<PlannedSubscription, 'respond'> {
  readonly events: AsyncIterator<SubgraphResult>;
}

/**
 * Starts a subscription at the subgraph that emits its events, or runs it once for the event of the scope. Returns the errors of one that
 * does not start. Throws what the planner refuses.
 */
export type Subscribe = (request: OperationOfDocument, scope: ExecutionScope) => Promise<StartedSubscription | Refused>;

export function makeSubscribe(
  supergraph: PlannedSupergraph,
  {
    transportOf,
    calling,
    call,
    isKept,
  }: {
    transportOf: (name: string) => SubgraphTransport;
    calling: SubgraphCalling;
    call: CallSubgraph;
    isKept: (queryHash: string) => boolean;
  },
): Subscribe {
  const plan = makeSubscriber(supergraph, call, isKept);
  return async (request, scope) => {
    const planned = plan(request);
    if ('errors' in planned) return planned;
    const { subgraph, operation, respond } = planned;
    const transport = transportOf(subgraph);
    if (scope.event !== undefined) {
      const shown = await callSubgraph({ transport, calling }, eventQuery(operation, scope.event), scope);
      return { events: once(shown), respond };
    }
    const started = await startedAt({ transport, calling }, operation, scope);
    if (isStream(started)) return { events: started, respond };
    const { errors = [] } = await respond(started, scope);
    return { errors };
  };
}

/** A subgraph may refuse a subscription as a whole: then it is the field that could not be subscribed to. */
async function startedAt(
  { transport, calling }: { transport: SubgraphTransport; calling: SubgraphCalling },
  operation: SubgraphOperation,
  scope: ExecutionScope,
): Promise<AsyncIterableIterator<SubgraphResult> | SubgraphResult> {
  const { query } = operation;
  try {
    const started = await transport.subscribe(operation, scope);
    if (isStream(started)) return started;
    const [path = []] = missingPaths(query);
    return { ...started, errors: (started.errors ?? []).map((error) => ({ path, ...error })) };
  } catch (error) {
    return { errors: refusalsOf(error, { name: transport.name, calling, scope, query }) };
  }
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}
