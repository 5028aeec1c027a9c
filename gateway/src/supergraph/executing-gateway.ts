import type { GraphQLSchema } from 'graphql';
import type { ExecutionScope } from './execution-scope.js';
import type { GatewayExecutor, GatewayInterface, GatewayParts, SchemaListener } from './loaded-gateway.js';
import type { ReadySupergraph } from './ready-supergraph.js';

/** A gateway with Apollo's planner and our executor. An operation is executed by the supergraph against which it was validated. */
export function executingGateway({ open }: GatewayParts): GatewayInterface {
  const listeners = new Set<SchemaListener>();
  const executors = new WeakMap<GraphQLSchema, ReadySupergraph>();
  let close = (): void => undefined;
  const serve = (ready: ReadySupergraph): GraphQLSchema => {
    const { schema, sdl } = ready;
    executors.set(schema, ready);
    for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: sdl });
    return schema;
  };
  return {
    load: async () => {
      const opened = await open(serve);
      ({ close } = opened);
      try {
        return { schema: serve(opened.ready), executor: executorOf(executors) };
      } catch (error) {
        close();
        throw error;
      }
    },
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => close(),
  };
}

/** The executor as Apollo Server calls it. */
function executorOf(executors: WeakMap<GraphQLSchema, ReadySupergraph>): GatewayExecutor {
  return async ({ schema, document, request, queryHash, context }) => {
    const ready = executors.get(schema);
    if (ready === undefined) throw new Error('The schema of the operation is not served');
    const { operationName, variables = {} } = request;
    const scope = context as unknown as ExecutionScope;
    return ready.execute({ document, operationName, queryHash, variables, scope });
  };
}
