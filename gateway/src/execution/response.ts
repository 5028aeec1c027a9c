import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { GraphQLError, type ExecutionResult } from 'graphql';
import { isLarge } from '../supergraph/is-large.js';
import type { CompiledOperation } from './compiled-operation.js';
import type { Run } from './run.js';

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
