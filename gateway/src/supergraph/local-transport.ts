import { DomainError } from '@tertulia/errors';
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
    return Symbol.asyncIterator in stream ? mapStream(stream) : plain(stream);
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

/** Rejects on abort; the subgraph itself continues because it cannot be stopped. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new DomainError('DEADLINE_EXCEEDED'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
  }
}

function mapStream(stream: AsyncGenerator<ExecutionResult, void, void>): AsyncIterableIterator<SubgraphResult> {
  return {
    next: async () => {
      const { done, value } = await stream.next();
      return done === true ? { done: true, value: undefined } : { done: false, value: plain(value) };
    },
    return: async () => {
      await stream.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
