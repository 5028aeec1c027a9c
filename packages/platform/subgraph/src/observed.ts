import { entryOf, isErrorCode } from '@tertulia/errors';
import { currentRequest, inRequest, inSpan, metricsOf, type RequestKind } from '@tertulia/telemetry';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { SubgraphRequest } from './context.js';

/** Labels of one execution. */
export interface Execution {
  readonly service: string;
  readonly kind: RequestKind;
  readonly log: Logger;
}

/** Runs the work in the context of its request: log lines, events and further calls carry its id and its trace. */
export function onBehalfOf<T>(request: SubgraphRequest, work: () => T): T {
  const { requestId } = request;
  const around = currentRequest();
  // In one process, the caller's own context surrounds this already, with the open span.
  const traceparent = request.traceparent ?? (around?.requestId === requestId ? around.traceparent : undefined);
  return inRequest({ requestId, ...(traceparent === undefined ? {} : { traceparent }) }, work);
}

/** Like `onBehalfOf`, for results of a request long after it: the id still applies, the trace has ended. */
export function laterOnBehalfOf<T>({ requestId }: SubgraphRequest, work: () => T): T {
  return inRequest({ requestId }, work);
}

/** Counts one execution and makes a span of it. */
export async function observed({ service, kind, log }: Execution, work: () => Promise<ExecutionResult>) {
  const attributes = { 'graphql.operation.type': kind.toLowerCase() };
  return inSpan({ name: 'execute', service, kind: 'SERVER', attributes, isEntry: kind !== 'EVENT' }, async (span) => {
    const startedAtMs = performance.now();
    const result = await work();
    const code = codeOf(result.errors);
    const ms = performance.now() - startedAtMs;
    metricsOf(service).countRequest({ kind, code, ms });
    log.debug({ kind, code, ms }, 'executed');
    span.set({ 'tertulia.code': code });
    if (isErrorCode(code) && entryOf(code).kind === 'FAULT') span.fail(code);
    return result;
  });
}

/** Counts a subscription as running until the returned function is called for the first time. */
export function countedUntilEnd(service: string): () => void {
  let isRunning = true;
  metricsOf(service).moveSubscriptions(1);
  return () => {
    if (isRunning) metricsOf(service).moveSubscriptions(-1);
    isRunning = false;
  };
}

/** The first code of a list of errors: from the catalogue, `OTHER`, or `OK` when there are none. */
function codeOf(errors: readonly Pick<GraphQLFormattedError, 'extensions'>[] | undefined): string {
  if (errors === undefined || errors.length === 0) return 'OK';
  const code = errors[0]?.extensions?.['code'];
  return isErrorCode(code) ? code : 'OTHER';
}
