import { getOperationAST, GraphQLError, type ExecutionResult } from 'graphql';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from '../supergraph/subgraph-operation.js';
import { compiledOperations, type OperationOfDocument } from './compiled-operations.js';
import { flagsOf } from './conditions.js';
import type { PlannedSupergraph } from './planned-supergraph.js';
import { responseOf, variableMistakes } from './response.js';
import type { CallSubgraph, Run } from './run.js';

/** A subscription; its document is valid. */
export interface SubscriptionRequest extends OperationOfDocument {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A subscription that was planned: one subgraph emits its events, and others are asked for what they know of each. */
export interface PlannedSubscription {
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** The response for an event. Failures of subgraphs are errors in it. */
  respond(event: SubgraphResult, scope: ExecutionScope): Promise<ExecutionResult>;
}

type Refused = Required<Pick<ExecutionResult, 'errors'>>;

/**
 * Plans subscriptions over the subgraphs of a supergraph. The function returns what is wrong with the variables, and throws what the planner
 * refuses.
 */
export function makeSubscriber(
  supergraph: PlannedSupergraph,
  call: CallSubgraph,
): (request: SubscriptionRequest) => PlannedSubscription | Refused {
  const compiled = compiledOperations(supergraph);
  return (request) => {
    const { document, operationName, variables } = request;
    const operation = getOperationAST(document, operationName);
    if (operation === null || operation === undefined) throw new GraphQLError('Unknown operation');
    const errors = variableMistakes(supergraph.schema, operation, variables);
    if (errors !== undefined) return { errors };
    const prepared = compiled(request, operation);
    const { events } = prepared;
    if (events === null) throw new GraphQLError('The operation is not a subscription');
    const flags = flagsOf(prepared.conditionVariables, operation, variables);
    return {
      subgraph: events.subgraph,
      operation: events.operation(variables),
      respond: async (event, scope) => {
        const run: Run = { data: {}, errors: [], variables, flags, scope, call };
        events.take(run, event);
        await prepared.fetch?.(run);
        return responseOf(run, prepared);
      },
    };
  };
}
