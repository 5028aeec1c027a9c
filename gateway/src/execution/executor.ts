import { nextTurnOfLoop } from '@tertulia/bounded-work';
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import { isLarge } from '../supergraph/is-large.js';
import { compileOperation, type CompiledOperation } from './compiled-operation.js';
import { flagsOf } from './conditions.js';
import type { PlannedSupergraph } from './planned-supergraph.js';
import type { CallSubgraph, Run } from './run.js';

/** An operation to execute; its document is valid. */
export interface ExecutionRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  /** Identifies the text of the document. */
  readonly queryHash: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: ExecutionScope;
}

const operationsMax = 1_000;
/** In characters of the plans as JSON. */
const plansMax = 20_000_000;

/**
 * Executes operations over the subgraphs of a supergraph. Each operation is planned and prepared once, and kept within bounds.
 * The function throws what the planner refuses; failures of subgraphs are errors in the result.
 */
export function makeExecutor(
  supergraph: PlannedSupergraph,
  call: CallSubgraph,
): (request: ExecutionRequest) => Promise<ExecutionResult> {
  const known = new LRUCache<string, CompiledOperation>({ max: operationsMax, maxSize: plansMax });
  const compiled = (request: ExecutionRequest, operation: OperationDefinitionNode): CompiledOperation => {
    const { document, operationName, queryHash } = request;
    const key = `${queryHash} ${operationName ?? ''}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const plan = supergraph.plan(document, operationName);
    const { schema, types } = supergraph;
    const made = compileOperation({ document, operation, plan, schema, types });
    known.set(key, made, { size: JSON.stringify(plan).length });
    return made;
  };
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
    // The response is made in one synchronous step.
    if (isLarge(run.data)) await nextTurnOfLoop();
    return responseOf(run, prepared);
  };
}

function variableMistakes(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] | undefined {
  if (variableDefinitions.length === 0) return undefined;
  return getVariableValues(schema, variableDefinitions, variables).errors;
}

/** A subgraph that violates the schema so that there is no response to make is an error of the whole operation. */
function responseOf({ data, errors, flags }: Run, operation: CompiledOperation): ExecutionResult {
  try {
    const projected = (operation.projection(flags)(data) ?? null) as Record<string, unknown> | null;
    return errors.length === 0 ? { data: projected } : { data: projected, errors };
  } catch (error) {
    return { errors: [new GraphQLError(String(error), { originalError: error instanceof Error ? error : null })] };
  }
}
