import type { GraphQLDataSource } from '@apollo/gateway';
import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { GraphQLError } from 'graphql';
import { callSubgraph, type SubgraphCalling } from './call-subgraph.js';
import type { ExecutionScope } from './execution-scope.js';
import { isLarge } from './is-large.js';
import type { SubgraphTransport } from './subgraph-transport.js';

type ProcessOptions = Parameters<GraphQLDataSource['process']>[0];
type ProcessResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** What Apollo's plan execution fetches from: any transport. */
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
    const called = { transport: this.#transport, calling: this.#calling };
    const { data, errors } = await callSubgraph(called, operation, context as unknown as ExecutionScope);
    // Apollo's gateway shapes all of it in one synchronous step.
    if (isLarge(data)) await nextTurnOfLoop();
    return {
      data,
      errors: errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })),
    };
  }
}
