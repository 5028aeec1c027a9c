import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { makeExecutor, type ExecutionRequest } from '../execution/executor.js';
import { planSupergraph } from '../execution/planned-supergraph.js';
import type { CallSubgraph } from '../execution/run.js';
import { callSubgraph } from './call-subgraph.js';
import type { ExecutionScope } from './execution-scope.js';
import type { GatewayExecutor, GatewayInterface, GatewayParts, SchemaListener } from './loaded-gateway.js';
import { answeringOwnOrganization } from './own-organization.js';

type Execute = (request: ExecutionRequest) => Promise<ExecutionResult>;

/** A gateway with Apollo's planner and our executor. An operation is executed by the supergraph against which it was validated. */
export function executingGateway({ open, transport, calling }: GatewayParts): GatewayInterface {
  const listeners = new Set<SchemaListener>();
  const executors = new WeakMap<GraphQLSchema, Execute>();
  let close = (): void => undefined;
  const serve = (sdl: string): GraphQLSchema => {
    const supergraph = planSupergraph(sdl);
    const transports = new Map(supergraph.subgraphs.map(({ name, url }) => [name, transport(name, url)]));
    const call: CallSubgraph = async (name, operation, scope) => {
      const found = transports.get(name);
      if (found === undefined) throw new Error(`The supergraph has no subgraph ${name}`);
      return callSubgraph({ transport: found, calling }, operation, scope);
    };
    const execute = makeExecutor(supergraph, answeringOwnOrganization(calling.identitySubgraph, call));
    executors.set(supergraph.schema, execute);
    for (const listener of listeners) listener({ apiSchema: supergraph.schema, coreSupergraphSdl: sdl });
    return supergraph.schema;
  };
  return {
    load: async () => {
      const opened = await open(serve);
      ({ close } = opened);
      try {
        return { schema: serve(opened.sdl), executor: executorOf(executors) };
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
function executorOf(executors: WeakMap<GraphQLSchema, Execute>): GatewayExecutor {
  return async ({ schema, document, request, queryHash, context }) => {
    const execute = executors.get(schema);
    if (execute === undefined) throw new Error('The schema of the operation is not served');
    const { operationName, variables = {} } = request;
    const scope = context as unknown as ExecutionScope;
    return execute({ document, operationName, queryHash, variables, scope });
  };
}
