import { GraphQLError } from 'graphql';

/** Messages with which the planner refuses operations that are too expensive to plan. */
const planLimits = /maximum recursive selections|non-local selections|reached the limit of/i;

/** A refusal of the planner as a mistake of the caller; null for any other error, which is a defect. */
export function planRefusalOf(error: unknown): GraphQLError | null {
  if (!(error instanceof Error)) return null;
  if (planLimits.test(error.message)) return withCode(error, 'QUERY_TOO_COMPLEX');
  return error instanceof GraphQLError ? withCode(error, 'GRAPHQL_VALIDATION_FAILED') : null;
}

function withCode({ message }: Error, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
