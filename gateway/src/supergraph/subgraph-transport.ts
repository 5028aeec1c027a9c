import type { GraphQLFormattedError } from 'graphql';
import type { ExecutionScope } from './execution-scope.js';

/** One operation for one subgraph. */
export interface SubgraphOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** What a subgraph answered. */
export interface SubgraphResult {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** How a subgraph is reached: in this process or over the network, with the same results. */
export interface SubgraphTransport {
  readonly name: string;
  /** @throws DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when there is no answer */
  execute(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult>;
  /** A stream of results, or one result with errors. */
  subscribe(
    operation: SubgraphOperation,
    scope: ExecutionScope,
  ): Promise<AsyncIterableIterator<SubgraphResult> | SubgraphResult>;
}

/** True for the stream that `subscribe` gives. */
export function isStream(
  value: AsyncIterableIterator<SubgraphResult> | SubgraphResult,
): value is AsyncIterableIterator<SubgraphResult> {
  return Symbol.asyncIterator in value;
}
