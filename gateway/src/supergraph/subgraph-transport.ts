import type { ExecutionScope } from './execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';

/** Calls a subgraph, in this process or over the network, with the same results. */
export interface SubgraphTransport {
  readonly name: string;
  /** @throws DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when the subgraph does not respond */
  execute(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult>;
  /** A stream of results, or one result with errors. */
  subscribe(
    operation: SubgraphOperation,
    scope: ExecutionScope,
  ): Promise<AsyncIterableIterator<SubgraphResult> | SubgraphResult>;
}

/** True when `subscribe` returned a stream. */
export function isStream(
  value: AsyncIterableIterator<SubgraphResult> | SubgraphResult,
): value is AsyncIterableIterator<SubgraphResult> {
  return Symbol.asyncIterator in value;
}
