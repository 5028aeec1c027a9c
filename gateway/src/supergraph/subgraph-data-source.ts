import type { GraphQLDataSource } from '@apollo/gateway';
import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { GraphQLError } from 'graphql';
import { callSubgraph, type SubgraphCalling } from './call-subgraph.js';
import type { ExecutionScope } from './execution-scope.js';
import { isLarge } from './is-large.js';
import type { SubgraphTransport } from './subgraph-transport.js';

type ProcessOptions = Parameters<GraphQLDataSource['process']>[0];
type ProcessResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Adapts a transport to the data source that Apollo's plan execution calls. */
export class SubgraphDataSource implements GraphQLDataSource {
  readonly #transport: SubgraphTransport;
  readonly #calling: SubgraphCalling;

  constructor(transport: SubgraphTransport, calling: SubgraphCalling) {
    this.#transport = transport;
    this.#calling = calling;
  }

  async process({ request, context }: ProcessOptions): Promise<ProcessResponse> {
    const operation = {
      query: request.query ?? '',
      variables: request.variables,
      operationName: request.operationName,
    };
    const target = { transport: this.#transport, calling: this.#calling };
    const { data, errors } = await callSubgraph(target, operation, context as unknown as ExecutionScope);
    // It processes the whole result in one synchronous step, so yield to the event loop first.
    if (isLarge(data)) await nextTurnOfLoop();
    return {
      data,
      errors: errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })),
    };
  }
}
