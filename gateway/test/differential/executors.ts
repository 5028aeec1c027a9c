import { ApolloGateway } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { makeExecutor } from '../../src/execution/executor.js';
import { planSupergraph } from '../../src/execution/planned-supergraph.js';
import type { ExecutionScope } from '../../src/supergraph/execution-scope.js';
import type { WorldSubgraph } from './world.js';

/** An operation to execute. */
export interface Asked {
  readonly query: string;
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
}

/** The same supergraph with both executors. Each operation is planned once, for both. */
export interface BothExecutors {
  readonly schema: GraphQLSchema;
  stock(asked: Asked): Promise<ExecutionResult>;
  own(asked: Asked): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

type Subgraphs = ReadonlyMap<string, WorldSubgraph>;

export async function bothExecutors(sdl: string, subgraphs: Subgraphs): Promise<BothExecutors> {
  const supergraph = planSupergraph(sdl);
  let last: { document: DocumentNode; plan: QueryPlan } | null = null;
  const plan = (document: DocumentNode): QueryPlan => {
    if (last?.document !== document) last = { document, plan: supergraph.plan(document, null) };
    return last.plan;
  };
  const execute = makeExecutor({ ...supergraph, plan }, async (name, operation) =>
    subgraphOf(subgraphs, name).execute(operation),
  );
  const gateway = stockGateway(sdl, { subgraphs, planned: () => last?.plan });
  const { executor, schema } = await gateway.load();
  return {
    schema: supergraph.schema,
    stock: async (asked) => {
      const { query, document, variables } = asked;
      const request = {
        request: { query, variables },
        document,
        queryHash: query,
        schema,
        context: {},
        metrics: {},
        logger: quiet,
      };
      return settled(async () => {
        plan(document);
        return executor(request as unknown as Parameters<typeof executor>[0]);
      });
    },
    own: async ({ query: queryHash, document, variables }) => {
      const scope = {} as ExecutionScope;
      return settled(async () => execute({ document, operationName: null, queryHash, variables, scope }));
    },
    stop: async () => gateway.stop(),
  };
}

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function stockGateway(
  supergraphSdl: string,
  { subgraphs, planned }: { subgraphs: Subgraphs; planned: () => QueryPlan | undefined },
): ApolloGateway {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  return new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    queryPlannerConfig: {
      cache: {
        get: async () => planned(),
        set: async () => undefined,
        delete: async () => undefined,
        clear: () => undefined,
      },
    },
    buildService: ({ name }) => ({
      process: async ({ request: { query = '', variables } }) => {
        const { data, errors } = await subgraphOf(subgraphs, name).execute({ query, variables });
        return {
          data: data as Record<string, unknown>,
          errors: errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions })),
        };
      },
    }),
  });
}

function subgraphOf(subgraphs: Subgraphs, name: string): WorldSubgraph {
  const found = subgraphs.get(name);
  if (found === undefined) throw new Error(`There is no subgraph ${name}`);
  return found;
}

/** What the server does with an executor that throws. */
async function settled(run: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
  try {
    return await run();
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError(String(error))] };
  }
}
