import { GraphQLError, type ExecutionResult } from 'graphql';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from '../supergraph/subgraph-operation.js';
import type { PlannedSupergraph } from './planned-supergraph.js';
import { preparedOperations, type OperationOfDocument, type Refused } from './prepared-operations.js';
import { responseOf } from './response.js';
import type { CallSubgraph, Run } from './run.js';

/** A subscription that was planned: one subgraph emits its events, and others are asked for what they know of each. */
export interface PlannedSubscription {
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** The response for an event. Failures of subgraphs are errors in it. */
  respond(event: SubgraphResult, scope: ExecutionScope): Promise<ExecutionResult>;
}

/**
 * Plans subscriptions over the subgraphs of a supergraph. The function returns what is wrong with the variables, and throws what the planner
 * refuses.
 */
export function makeSubscriber(
  supergraph: PlannedSupergraph,
  call: CallSubgraph,
  isKept?: (queryHash: string) => boolean,
): (request: OperationOfDocument) => PlannedSubscription | Refused {
  const prepare = preparedOperations(supergraph, isKept);
  return (request) => {
    const prepared = prepare(request);
    if ('errors' in prepared) return prepared;
    const { compiled, flags } = prepared;
    const { events } = compiled;
    if (events === null) throw new GraphQLError('The operation is not a subscription');
    const { variables } = request;
    return {
      subgraph: events.subgraph,
      operation: events.operation(variables),
      respond: async (event, scope) => {
        const run: Run = { data: {}, errors: [], variables, flags, scope, call };
        events.take(run, event);
        await compiled.fetch?.(run);
        return responseOf(run, compiled);
      },
    };
  };
}
