import type { FetchNode } from '@apollo/query-planner';
import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { GraphQLError } from 'graphql';
import { isLarge } from '../supergraph/is-large.js';
import type { SubgraphResult } from '../supergraph/subgraph-operation.js';
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

/** Prepares a fetch: of root fields, or of fields of the entities at a path. */
export function compileFetch(node: FetchNode, path: PlanPath, types: TypeRelations): Step {
  const fetch: PreparedFetch = {
    subgraph: node.serviceName,
    query: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
  };
  if (node.requires === undefined) {
    const rewrite = compileRewrites(node.outputRewrites, types);
    return async (run) => guarded(run, () => fetchRoot(run, fetch, rewrite));
  }
  const entityFetch = compileEntityFetch(node, path, types);
  return (run) => {
    const batch = batchOf(entityFetch, run.data);
    return batch === null ? undefined : guarded(run, () => fetchEntities(run, { fetch, entityFetch, batch }));
  };
}

/** A subgraph whose result cannot be used is an error of the operation; the other fetches go on. */
async function guarded(run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    run.errors.push(error instanceof GraphQLError ? error : new GraphQLError(String(error)));
  }
}

async function fetchRoot(run: Run, fetch: PreparedFetch, rewrite: Rewrite | null): Promise<void> {
  const { data, errors = [] } = await send(run, fetch);
  const { subgraph } = fetch;
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
  const variables: Record<string, unknown> = {};
  for (const name of fetch.variables) {
    const value = Object.hasOwn(run.variables, name) ? run.variables[name] : undefined;
    if (value !== undefined) variables[name] = value;
  }
  if (representations !== undefined) variables['representations'] = representations;
  const { query, operationName } = fetch;
  const result = await run.call(fetch.subgraph, { query, operationName, variables }, run.scope);
  // It is merged, and the next representations are collected from it, in one synchronous step.
  if (isLarge(result.data)) await nextTurnOfLoop();
  return result;
}
