import { GraphQLError, type GraphQLFormattedError } from 'graphql';

type ErrorPath = readonly (string | number)[] | undefined;

/** An error of a subgraph as an error of the operation, at each of the paths. */
export function fetchErrors(
  { message, extensions }: GraphQLFormattedError,
  { subgraph, paths }: { subgraph: string; paths: readonly ErrorPath[] },
): GraphQLError[] {
  const text = message === '' ? `Error while fetching subquery from service "${subgraph}"` : message;
  const shown = { ...extensions, serviceName: subgraph, code: extensions?.['code'] ?? 'DOWNSTREAM_SERVICE_ERROR' };
  return paths.map((path) => new GraphQLError(text, { path, extensions: shown }));
}
