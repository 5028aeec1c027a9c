import { getOperationAST, GraphQLError, type ExecutionResult } from 'graphql';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import { compiledOperations, type OperationOfDocument } from './compiled-operations.js';
import { flagsOf } from './conditions.js';
import type { PlannedSupergraph } from './planned-supergraph.js';
import { responseOf, variableMistakes } from './response.js';
import type { CallSubgraph, Run } from './run.js';

/** A query or mutation to execute; its document is valid. */
export interface ExecutionRequest extends OperationOfDocument {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: ExecutionScope;
}

/**
 * Executes queries and mutations over the subgraphs of a supergraph.
 * The function throws what the planner refuses; failures of subgraphs are errors in the result.
 */
export function makeExecutor(
  supergraph: PlannedSupergraph,
  call: CallSubgraph,
): (request: ExecutionRequest) => Promise<ExecutionResult> {
  const compiled = compiledOperations(supergraph);
  return async (request) => {
    const { document, operationName, variables, scope } = request;
    const operation = getOperationAST(document, operationName);
    if (operation === null || operation === undefined) throw new GraphQLError('Unknown operation');
    const mistakes = variableMistakes(supergraph.schema, operation, variables);
    if (mistakes !== undefined) return { errors: mistakes };
    const prepared = compiled(request, operation);
    const flags = flagsOf(prepared.conditionVariables, operation, variables);
    const run: Run = { data: {}, errors: [], variables, flags, scope, call };
    await prepared.fetch?.(run);
    return responseOf(run, prepared);
  };
}
