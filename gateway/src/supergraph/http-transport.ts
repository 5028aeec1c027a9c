import { DomainError } from '@tertulia/errors';
import { principalHeader } from '@tertulia/principal';
import { callerAddressHeader, callerAgentHeader, callerDeviceHeader, requestIdHeader } from '@tertulia/service';
import { currentRequest } from '@tertulia/telemetry';
import { Agent, errors, request } from 'undici';
import { CallGuard, type GuardSettings } from './call-guard.js';
import type { ExecutionScope } from './execution-scope.js';
import type { SubgraphOperation, SubgraphResult } from './subgraph-operation.js';
import type { SubgraphTransport } from './subgraph-transport.js';

/** Limits of subgraph calls over HTTP. */
export interface HttpCalling {
  readonly guard: GuardSettings;
  /** For one query. */
  readonly queryDeadlineMs: number;
  /** For one mutation. Longer, because the outcome of an abandoned mutation is unknown. */
  readonly mutationDeadlineMs: number;
}

/** The shared connections for calls to subgraphs in other processes. */
export interface HttpConnections {
  readonly agent: Agent;
  readonly calling: HttpCalling;
  close(): Promise<void>;
}

/** Used when the server announces no keep-alive time. Otherwise its announced time applies, minus two seconds for network latency. */
const keepAliveMs = 2_000;
const connectTimeoutMs = 3_000;
const responseBytesMax = 8 * 1024 * 1024;

/**
 * Opens keep-alive connections. They are closed before the server's keep-alive time ends, so that no mutation is sent on a connection
 * that the server is closing.
 */
export function openHttpConnections(calling: HttpCalling): HttpConnections {
  const agent = new Agent({
    connections: calling.guard.concurrentMax,
    keepAliveTimeout: keepAliveMs,
    headersTimeout: calling.mutationDeadlineMs,
    bodyTimeout: calling.mutationDeadlineMs,
    maxResponseSize: responseBytesMax,
    connect: { timeout: connectTimeoutMs },
  });
  return { agent, calling, close: () => agent.close() };
}

/** Calls a subgraph over HTTP, and opens subscriptions with graphql-ws at the same address. */
export class HttpTransport implements SubgraphTransport {
  readonly name: string;
  readonly #url: string;
  readonly #connections: HttpConnections;
  readonly #guard: CallGuard;

  constructor(name: string, { url, connections }: { url: string; connections: HttpConnections }) {
    this.name = name;
    this.#url = url;
    this.#connections = connections;
    this.#guard = new CallGuard(connections.calling.guard);
  }

  async execute(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult> {
    const { queryDeadlineMs, mutationDeadlineMs } = this.#connections.calling;
    const deadlineMs = isMutation(operation.query) ? mutationDeadlineMs : queryDeadlineMs;
    return this.#guard.run({ callerSignal: scope.signal, deadlineMs }, (signal) =>
      this.#send(operation, { ...scope, signal }),
    );
  }

  async subscribe(operation: SubgraphOperation, scope: ExecutionScope): Promise<AsyncIterableIterator<SubgraphResult>> {
    if (scope.upstream === null) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    return scope.upstream.open(this.#url, operation);
  }

  /** Retries once after a lost connection, if the operation cannot have been executed. */
  async #send(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult> {
    try {
      return await this.#post(operation, scope);
    } catch (error) {
      const isSafe = isNeverSent(error) || (isLostConnection(error) && !isMutation(operation.query));
      if (!isSafe || scope.signal.aborted) throw unavailable(error, scope);
    }
    try {
      return await this.#post(operation, scope);
    } catch (error) {
      throw unavailable(error, scope);
    }
  }

  async #post(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult> {
    const { body } = await request(this.#url, {
      method: 'POST',
      dispatcher: this.#connections.agent,
      signal: scope.signal,
      headers: headersOf(scope),
      body: JSON.stringify(operation),
    });
    return asResult(await body.text());
  }
}

function headersOf(scope: ExecutionScope): Record<string, string> {
  const signed = scope.signedPrincipal();
  const traceparent = currentRequest()?.traceparent;
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    [requestIdHeader]: scope.requestId,
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(scope.userAgent === undefined ? {} : { [callerAgentHeader]: scope.userAgent }),
    ...(scope.address === undefined ? {} : { [callerAddressHeader]: scope.address }),
    ...(scope.deviceToken === undefined ? {} : { [callerDeviceHeader]: scope.deviceToken }),
    ...(signed === null ? {} : { [principalHeader]: signed }),
  };
}

function asResult(text: string): SubgraphResult {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('data' in value || 'errors' in value)) {
    throw new TypeError('The subgraph did not return a GraphQL result');
  }
  return value as SubgraphResult;
}

/** True when the other side closed a keep-alive connection, for example during a restart. */
function isLostConnection(error: unknown): boolean {
  if (error instanceof errors.SocketError) return true;
  return ['ECONNRESET', 'EPIPE'].includes(codeOf(error));
}

const unreachableCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** True when no connection was established, for example during a restart; another attempt may resolve to another server. */
function isNeverSent(error: unknown): boolean {
  if (error instanceof errors.ConnectTimeoutError) return true;
  return unreachableCodes.has(codeOf(error));
}

/** The code of a system error; empty for any other error. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function isMutation(query: string): boolean {
  return query.trimStart().startsWith('mutation');
}

function unavailable(cause: unknown, scope: ExecutionScope): DomainError {
  const isLate =
    scope.signal.aborted || cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError;
  return new DomainError(isLate ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE', { cause });
}
