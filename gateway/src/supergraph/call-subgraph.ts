import { DomainError, messageFor } from '@tertulia/errors';
import { principalSchema } from '@tertulia/principal';
import { inSpan } from '@tertulia/telemetry';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { readSessionChange } from '../authentication/session-cookie.js';
import type { SubgraphMetrics } from '../observability/metrics.js';
import { hasCallerLeft } from './caller-left.js';
import type { ExecutionScope } from './execution-scope.js';
import { missingPaths } from './missing-paths.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';
import type { SubgraphTransport } from './subgraph-transport.js';

/** Dependencies of subgraph calls besides the transport. */
export interface SubgraphCalling {
  readonly log: Logger;
  readonly metrics: SubgraphMetrics;
  /** The only subgraph that may open and end sessions; null for none. */
  readonly identitySubgraph: string | null;
}

/** Key in an error's extensions with the name of its subgraph; removed before the error is sent to the caller. */
export const sourceKey = 'serviceName';

/**
 * Calls a subgraph; never rejects. When the subgraph does not respond, the result has errors, so that the other parts of the operation
 * are still returned.
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
    observed.end(hasCallerLeft(scope.signal) ? 'LEFT' : 'UNAVAILABLE');
    return { data: null, errors: refusalsOf(error, { name: transport.name, calling, scope, query: operation.query }) };
  }
}

/** Adds the subgraph's name to the errors of its result. */
export function signed(subgraph: string, { data, errors }: SubgraphResult): SubgraphResult {
  if (errors === undefined) return { data };
  return {
    data,
    errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, [sourceKey]: subgraph } })),
  };
}

function noteCaller(result: SubgraphResult, scope: ExecutionScope): void {
  const change = readSessionChange(result.extensions?.['session']);
  if (change !== null) scope.noteSession(change);
  const successor = principalSchema.safeParse(result.extensions?.['principal']);
  if (successor.success) scope.continueAs(successor.data);
}

/** The errors of an operation that a subgraph did not answer, one for each missing field. */
export function refusalsOf(
  error: unknown,
  { name, calling, scope, query }: { name: string; calling: SubgraphCalling; scope: ExecutionScope; query: string },
): GraphQLFormattedError[] {
  const code = error instanceof DomainError ? error.code : 'SUBGRAPH_UNAVAILABLE';
  if (!hasCallerLeft(scope.signal)) {
    calling.log.warn({ err: error, subgraph: name, requestId: scope.requestId }, 'subgraph did not respond');
  }
  const refusal = { message: messageFor(code, scope.principal.locale), extensions: { code, [sourceKey]: name } };
  return missingPaths(query).map((path) => ({ ...refusal, path }));
}
