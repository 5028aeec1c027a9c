import type { FetchNode } from '@apollo/query-planner';
import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { GraphQLError } from 'graphql';
import { isLarge } from '../supergraph/is-large.js';
import type { SubgraphOperation, SubgraphResult } from '../supergraph/subgraph-operation.js';
import { applyEntities, batchOf, compileEntityFetch, entityPaths, type Batch, type EntityFetch } from './entities.js';
import { fetchErrors } from './fetch-errors.js';
import { compileRewrites, type Rewrite } from './rewrites.js';
import type { Run, Step } from './run.js';
import { mergeInto, type PlanPath } from './tree.js';
import type { TypeRelations } from './type-relations.js';

/** An operation of a subgraph, prepared once. */
interface PreparedFetch {
  readonly subgraph: string;
  readonly query: string;
  readonly operationName: string | undefined;
  /** The caller's variables that it uses. */
  readonly variables: readonly string[];
}

/** Where the events of a subscription come from. */
export interface EventSource {
  readonly subgraph: string;
  /** The operation that the subgraph is to run. */
  operation(variables: Run['variables']): SubgraphOperation;
  /** Takes an event as the beginning of its response. */
  take(run: Run, event: SubgraphResult): void;
}

export function compileEvents(node: FetchNode, types: TypeRelations): EventSource {
  const fetch = preparedFetch(node);
  const rewrite = compileRewrites(node.outputRewrites, types);
  return {
    subgraph: fetch.subgraph,
    operation: (variables) => operationOf(fetch, variables),
    take: (run, event) => takeRoot(run, event, { fetch, rewrite }),
  };
}

/** Prepares a fetch: of root fields, or of fields of the entities at a path. */
export function compileFetch(node: FetchNode, path: PlanPath, types: TypeRelations): Step {
  const fetch = preparedFetch(node);
  if (node.requires === undefined) {
    const rewrite = compileRewrites(node.outputRewrites, types);
    return async (run) => guarded(run, async () => takeRoot(run, await send(run, fetch), { fetch, rewrite }));
  }
  const entityFetch = compileEntityFetch(node, path, types);
  return (run) => {
    const batch = batchOf(entityFetch, run.data);
    return batch === null ? undefined : guarded(run, () => fetchEntities(run, { fetch, entityFetch, batch }));
  };
}

function preparedFetch({ serviceName, operation, operationName, variableUsages = [] }: FetchNode): PreparedFetch {
  return { subgraph: serviceName, query: operation, operationName, variables: variableUsages };
}

/** A subgraph whose result cannot be used is an error of the operation; the other fetches go on. */
async function guarded(run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.errors.push(error instanceof GraphQLError ? error : new GraphQLError(String(error)));
  }
}

function takeRoot(
  run: Run,
  { data, errors = [] }: SubgraphResult,
  { fetch: { subgraph }, rewrite }: { fetch: PreparedFetch; rewrite: Rewrite | null },
): void {
  for (const error of errors) run.errors.push(...fetchErrors(error, { subgraph, paths: [error.path] }));
  if (data === null || data === undefined) return;
  rewrite?.(data);
  mergeInto(run.data, data);
}

async function fetchEntities(
  run: Run,
  { fetch, entityFetch, batch }: { fetch: PreparedFetch; entityFetch: EntityFetch; batch: Batch },
): Promise<void> {
  const { data, errors = [] } = await send(run, fetch, batch.representations);
  const { subgraph } = fetch;
  for (const error of errors) {
    const paths = entityPaths(error.path, { entityFetch, batch, root: run.data, isWholeMissing: !data });
    run.errors.push(...fetchErrors(error, { subgraph, paths }));
  }
  if (data !== null && data !== undefined) applyEntities(data['_entities'], entityFetch, batch);
}

async function send(run: Run, fetch: PreparedFetch, representations?: readonly unknown[]): Promise<SubgraphResult> {
  const operation = operationOf(fetch, run.variables, representations);
  const result = await run.call(fetch.subgraph, operation, run.scope);
  // It is merged, and the next representations are collected from it, in one synchronous step.
  if (isLarge(result.data)) await nextTurnOfLoop();
  return result;
}

function operationOf(
  { query, operationName, variables: names }: PreparedFetch,
  given: Run['variables'],
  representations?: readonly unknown[],
): SubgraphOperation {
  const variables: Record<string, unknown> = {};
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) variables[name] = value;
  }
  if (representations !== undefined) variables['representations'] = representations;
  return { query, operationName, variables };
}
