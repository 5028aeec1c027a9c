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
import { compileOperation, type CompiledOperation } from './compiled-operation.js';
import { flagsOf } from './conditions.js';
import type { PlannedSupergraph } from './planned-supergraph.js';
import type { Flags } from './run.js';

/** An operation with its variables; its document is valid. */
export interface OperationOfDocument {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  /** Identifies the text of the document. */
  readonly queryHash: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that can be run with the variables of a request. */
export interface PreparedOperation {
  readonly compiled: CompiledOperation;
  readonly flags: Flags;
}

/** What keeps an operation from running. */
export type Refused = Required<Pick<ExecutionResult, 'errors'>>;

const operationsMax = 1_000;
/** In characters of the plans as JSON. */
const plansMax = 20_000_000;

/**
 * Plans and compiles each operation once, and keeps it within bounds; those that `isKept` names stay for good. The function returns what is wrong with the variables, and throws what
 * the planner refuses.
 */
export function preparedOperations(
  supergraph: PlannedSupergraph,
  isKept: (queryHash: string) => boolean = () => false,
): (request: OperationOfDocument) => PreparedOperation | Refused {
  const known = new LRUCache<string, CompiledOperation>({ max: operationsMax, maxSize: plansMax });
  const kept = new Map<string, CompiledOperation>();
  const compiledOf = (request: OperationOfDocument, operation: OperationDefinitionNode): CompiledOperation => {
    const { document, operationName, queryHash } = request;
    const key = `${queryHash} ${operationName ?? ''}`;
    const found = kept.get(key) ?? known.get(key);
    if (found !== undefined) return found;
    const plan = supergraph.plan(document, operationName);
    const { schema, types } = supergraph;
    const made = compileOperation({ document, operation, plan, schema, types });
    if (isKept(queryHash)) kept.set(key, made);
    else known.set(key, made, { size: JSON.stringify(plan).length });
    return made;
  };
  return (request) => {
    const { document, operationName, variables } = request;
    const operation = getOperationAST(document, operationName);
    if (operation === null || operation === undefined) throw new GraphQLError('Unknown operation');
    const errors = variableMistakes(supergraph.schema, operation, variables);
    if (errors !== undefined) return { errors };
    const compiled = compiledOf(request, operation);
    return { compiled, flags: flagsOf(compiled.conditionVariables, operation, variables) };
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
