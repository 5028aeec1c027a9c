import { DomainError, messageFor } from '@tertulia/errors';
import { principalSchema } from '@tertulia/principal';
import { inSpan } from '@tertulia/telemetry';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { readSessionChange } from '../authentication/session-cookie.js';
import type { SubgraphMetrics } from '../observability/metrics.js';
import type { ExecutionScope } from './execution-scope.js';
import { missingPaths } from './missing-paths.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';
import type { SubgraphTransport } from './subgraph-transport.js';

/** What calling subgraphs needs beside the transport. */
export interface SubgraphCalling {
  readonly log: Logger;
  readonly metrics: SubgraphMetrics;
  /** The subgraph whose word on sessions counts; null for none. */
  readonly identitySubgraph: string | null;
}

/** Name under which an error remembers which subgraph said it; removed before a caller sees it. */
export const saidBy = 'serviceName';

/**
 * Calls a subgraph; never rejects. A subgraph that gives no answer becomes an error of the result, so that the other parts
 * of the operation still arrive.
 */
export async function callSubgraph(
  { transport, calling }: { transport: SubgraphTransport; calling: SubgraphCalling },
  operation: SubgraphOperation,
  scope: ExecutionScope,
): Promise<SubgraphResult> {
  const observed = calling.metrics.startCall(transport.name);
  try {
    const result = await inSpan({ name: `call ${transport.name}`, service: 'gateway', kind: 'CLIENT' }, async () =>
      transport.execute(operation, scope),
    );
    observed.end(result.errors === undefined ? 'OK' : 'ERRORS');
    if (transport.name === calling.identitySubgraph) noteCaller(result, scope);
    return signed(transport.name, result);
  } catch (error) {
    observed.end('UNAVAILABLE');
    return { data: null, errors: refusalsOf(error, { name: transport.name, calling, scope, query: operation.query }) };
  }
}

/** Marks the errors of a result with the subgraph that said them. */
export function signed(subgraph: string, { data, errors }: SubgraphResult): SubgraphResult {
  if (errors === undefined) return { data };
  return {
    data,
    errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, [saidBy]: subgraph } })),
  };
}

function noteCaller(result: SubgraphResult, scope: ExecutionScope): void {
  const change = readSessionChange(result.extensions?.['session']);
  if (change !== null) scope.noteSession(change);
  const successor = principalSchema.safeParse(result.extensions?.['principal']);
  if (successor.success) scope.continueAs(successor.data);
}

/** One for each field that will be missing. */
function refusalsOf(
  error: unknown,
  { name, calling, scope, query }: { name: string; calling: SubgraphCalling; scope: ExecutionScope; query: string },
): GraphQLFormattedError[] {
  const code = error instanceof DomainError ? error.code : 'SUBGRAPH_UNAVAILABLE';
  calling.log.warn({ err: error, subgraph: name, requestId: scope.requestId }, 'subgraph gave no answer');
  const refusal = { message: messageFor(code, scope.principal.locale), extensions: { code, [saidBy]: name } };
  return missingPaths(query).map((path) => ({ ...refusal, path }));
}
