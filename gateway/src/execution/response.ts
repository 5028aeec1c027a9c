import { nextTurnOfLoop } from '@tertulia/bounded-work';
import {
  getVariableValues,
  GraphQLError,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isLarge } from '../supergraph/is-large.js';
import type { CompiledOperation } from './compiled-operation.js';
import type { Run } from './run.js';

/** What is wrong with the variables of a request; undefined when nothing is. */
export function variableMistakes(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] | undefined {
  if (variableDefinitions.length === 0) return undefined;
  return getVariableValues(schema, variableDefinitions, variables).errors;
}

/** A subgraph that violates the schema so that there is no response to make is an error of the whole operation. */
export async function responseOf({ data, errors, flags }: Run, operation: CompiledOperation): Promise<ExecutionResult> {
  // The response is made in one synchronous step.
  if (isLarge(data)) await nextTurnOfLoop();
  try {
    const projected = (operation.projection(flags)(data) ?? null) as Record<string, unknown> | null;
    return errors.length === 0 ? { data: projected } : { data: projected, errors };
  } catch (error) {
    return { errors: [new GraphQLError(String(error), { originalError: error instanceof Error ? error : null })] };
  }
}
