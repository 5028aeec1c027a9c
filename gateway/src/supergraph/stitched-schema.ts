import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import { flatMapped } from '@tertulia/streams';
import { GraphQLError, OperationTypeNode, print, type GraphQLSchema } from 'graphql';
import { eventQuery } from '../selections/event-query.js';
import { callSubgraph, signed, type SubgraphCalling } from './call-subgraph.js';
import type { ExecutionScope } from './execution-scope.js';
import type { SubgraphResult } from './subgraph-operation.js';
import { isStream, type SubgraphTransport } from './subgraph-transport.js';

type StitchedRequest = ExecutionRequest<Record<string, unknown>, ExecutionScope>;
type StitchedResult = ExecutionResult<Record<string, unknown>>;

/**
 * The schema for subscriptions, stitched from the same supergraph, because Apollo's query planner does not support subscriptions.
 * `transportOf` receives the subgraph's name in the supergraph's enum.
 */
export function stitchSchema(
  supergraphSdl: string,
  transportOf: (graph: string) => SubgraphTransport,
  calling: SubgraphCalling,
): GraphQLSchema {
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl,
    onSubschemaConfig: (subschema) => {
      const transport = transportOf(subschema.name);
      const executor = async (request: StitchedRequest): Promise<StitchedResult | AsyncIterable<StitchedResult>> =>
        executeAt({ transport, calling }, request);
      subschema.executor = executor as typeof subschema.executor;
    },
  });
}

async function executeAt(
  target: { transport: SubgraphTransport; calling: SubgraphCalling },
  request: StitchedRequest,
): Promise<StitchedResult | AsyncIterable<StitchedResult>> {
  const scope = request.context;
  if (scope === undefined) throw new Error('A subgraph was called without a scope');
  const operation = {
    query: print(request.document),
    variables: request.variables,
    operationName: request.operationName,
  };
  if (request.operationType !== OperationTypeNode.SUBSCRIPTION) {
    return asResult(await callSubgraph(target, operation, scope));
  }
  if (scope.event !== undefined)
    return once(asResult(await callSubgraph(target, eventQuery(request, scope.event), scope)));
  const result = await target.transport.subscribe(operation, scope);
  const { name } = target.transport;
  return isStream(result)
    ? flatMapped(result, (event) => [asResult(signed(name, event))])
    : asResult(signed(name, result));
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

function asResult({ data, errors }: SubgraphResult): StitchedResult {
  return {
    data,
    ...(errors === undefined
      ? {}
      : {
          errors: errors.map(
            ({ message, path, extensions }) => new GraphQLError(message, { path, extensions: { ...extensions } }),
          ),
        }),
  };
}
