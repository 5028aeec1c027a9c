import type { Subgraph, SubgraphRequest } from '@tertulia/subgraph';
import type { Principal } from '@tertulia/principal';
import { principals } from './principals.js';

/** An operation on one object: its `$id` is filled once with another tenant's id and once with one that does not exist. */
export interface ReachProbe {
  /** Name of the probe, for the report. */
  readonly name: string;
  /** A query or mutation with the variable `$id: ID!`. */
  readonly query: string;
  /** Id of an object that exists in another organization. */
  readonly foreignId: string;
  /** Id of the same kind that does not exist anywhere. */
  readonly missingId: string;
  /** Further variables; functions of the id for inputs that hold it. */
  readonly variables?: (id: string) => Record<string, unknown>;
}

/**
 * Another tenant's object gets exactly the response of one that does not exist.
 * @throws Error with the probe and both responses.
 */
export async function assertForeignIsMissing(
  subgraph: Pick<Subgraph, 'execute'>,
  principal: Principal,
  probes: readonly ReachProbe[],
): Promise<void> {
  for (const probe of probes) {
    const [foreign, missing] = await Promise.all(
      [probe.foreignId, probe.missingId].map(async (id) => answerTo(subgraph, requestOf(probe, id, principal))),
    );
    const same = foreign?.replaceAll(probe.foreignId, '$id') === missing?.replaceAll(probe.missingId, '$id');
    if (!same) throw new Error(`${probe.name}: a foreign id answers ${foreign}, a missing one ${missing}`);
    if (foreign !== undefined && !isRefusal(foreign))
      throw new Error(`${probe.name}: the probe found something: ${foreign}`);
  }
}

/** Every operation of an anonymous caller returns UNAUTHENTICATED. @throws Error with the operation and the response. */
export async function assertNeedsSignIn(
  subgraph: Pick<Subgraph, 'execute'>,
  operations: readonly Pick<SubgraphRequest, 'query' | 'variables'>[],
): Promise<void> {
  for (const operation of operations) {
    const answer = await answerTo(subgraph, { ...operation, principal: principals.anonymous(), requestId: 'test' });
    if (!answer.includes('"UNAUTHENTICATED"')) throw new Error(`${operation.query}: a stranger got ${answer}`);
  }
}

function requestOf(probe: ReachProbe, id: string, principal: Principal): SubgraphRequest {
  return { query: probe.query, variables: { id, ...probe.variables?.(id) }, principal, requestId: 'test' };
}

async function answerTo(subgraph: Pick<Subgraph, 'execute'>, request: SubgraphRequest): Promise<string> {
  const { data, errors } = await subgraph.execute(request);
  return JSON.stringify({
    data,
    errors: errors?.map(({ message, path, extensions }) => ({ message, path, extensions })),
  });
}

/** Nothing but nulls, empty lists and type names, an error, or a NOT_FOUND among the payload's `userErrors`. */
function isRefusal(answer: string): boolean {
  const { data, errors } = JSON.parse(answer) as { data?: unknown; errors?: unknown[] };
  return (errors?.length ?? 0) > 0 || answer.includes('"NOT_FOUND"') || isEmpty(data);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(([key, inner]) => key === '__typename' || isEmpty(inner));
}
