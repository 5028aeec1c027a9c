import { untilAborted } from './until-aborted.js';
import { flatMapped } from '@tertulia/streams';
import type { Subgraph } from '@tertulia/subgraph';
import type { ExecutionResult } from 'graphql';
import type { ExecutionScope } from './execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';
import type { SubgraphTransport } from './subgraph-transport.js';

/** The interface of a subgraph in the same process. */
export type LocalSubgraph = Pick<Subgraph, 'execute' | 'subscribe'>;

/** Calls a subgraph in the same process. */
export class LocalTransport implements SubgraphTransport {
  readonly name: string;
  readonly #subgraph: LocalSubgraph;

  constructor(name: string, subgraph: LocalSubgraph) {
    this.name = name;
    this.#subgraph = subgraph;
  }

  async execute(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult> {
    return plain(await untilAborted(this.#subgraph.execute(requestOf(operation, scope)), scope.signal));
  }

  async subscribe(
    operation: SubgraphOperation,
    scope: ExecutionScope,
  ): Promise<AsyncIterableIterator<SubgraphResult> | SubgraphResult> {
    const stream = await this.#subgraph.subscribe(requestOf(operation, scope));
    return Symbol.asyncIterator in stream ? flatMapped(stream, (result) => [plain(result)]) : plain(stream);
  }
}

function requestOf(operation: SubgraphOperation, scope: ExecutionScope): Parameters<LocalSubgraph['execute']>[0] {
  const { requestId, userAgent, address, deviceToken } = scope;
  return { ...operation, principal: scope.currentPrincipal(), requestId, userAgent, address, deviceToken };
}

/** The result as it would arrive over the network: errors without their original error objects. */
function plain(result: ExecutionResult): SubgraphResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map((error) => error.toJSON()) };
}
