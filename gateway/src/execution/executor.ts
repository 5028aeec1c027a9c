import type { ExecutionResult } from 'graphql';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import type { PlannedSupergraph } from './planned-supergraph.js';
import { preparedOperations, type OperationOfDocument } from './prepared-operations.js';
import { responseOf } from './response.js';
import type { CallSubgraph, Run } from './run.js';

/** A query or mutation to execute. */
export interface ExecutionRequest extends OperationOfDocument {
  readonly scope: ExecutionScope;
}

/**
 * Executes queries and mutations over the subgraphs of a supergraph.
 * The function throws what the planner refuses; failures of subgraphs are errors in the result.
 */
export function makeExecutor(
  supergraph: PlannedSupergraph,
  call: CallSubgraph,
  isKept?: (queryHash: string) => boolean,
): (request: ExecutionRequest) => Promise<ExecutionResult> {
  const prepare = preparedOperations(supergraph, isKept);
  return async (request) => {
    const prepared = prepare(request);
    if ('errors' in prepared) return prepared;
    const { compiled, flags } = prepared;
    const { variables, scope } = request;
    const run: Run = { data: {}, errors: [], variables, flags, scope, call };
    await compiled.fetch?.(run);
    return responseOf(run, compiled);
  };
}
