import { DomainError } from '@tertulia/errors';
import { principalHeader } from '@tertulia/principal';
import { callerAgentHeader, requestIdHeader } from '@tertulia/subgraph-kit';
import { currentRequest } from '@tertulia/telemetry';
import { Agent, errors, request } from 'undici';
import type { ExecutionScope } from './execution-scope.js';
import type { SubgraphOperation, SubgraphResult, SubgraphTransport } from './subgraph-transport.js';

/** Connections that all subgraphs of other processes are called through. */
export interface HttpConnections {
  readonly agent: Agent;
  close(): Promise<void>;
}

const connectionsPerSubgraph = 64;
const keepAliveMs = 30_000;
const connectTimeoutMs = 3_000;
const responseBytesMax = 32 * 1024 * 1024;

/** Kept-alive connections; a subgraph that has not answered after `deadlineMs` is given up. */
export function openHttpConnections(deadlineMs: number): HttpConnections {
  const agent = new Agent({
    connections: connectionsPerSubgraph,
    keepAliveTimeout: keepAliveMs,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    maxResponseSize: responseBytesMax,
    connect: { timeout: connectTimeoutMs },
  });
  return { agent, close: () => agent.close() };
}

/** Calls a subgraph over HTTP, and opens its subscriptions over graphql-ws at the same address. */
export class HttpTransport implements SubgraphTransport {
  readonly name: string;
  readonly #url: string;
  readonly #agent: Agent;

  constructor(name: string, about: { url: string; connections: HttpConnections }) {
    this.name = name;
    this.#url = about.url;
    this.#agent = about.connections.agent;
  }

  async execute(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult> {
    try {
      return await this.#post(operation, scope);
    } catch (error) {
      const isRepeatable = isLostConnection(error) && !scope.signal.aborted && !isMutation(operation.query);
      if (!isRepeatable) throw unavailable(error, scope);
    }
    try {
      return await this.#post(operation, scope);
    } catch (error) {
      throw unavailable(error, scope);
    }
  }

  async subscribe(operation: SubgraphOperation, scope: ExecutionScope): Promise<AsyncIterableIterator<SubgraphResult>> {
    if (scope.upstream === null) throw new DomainError('OPERATION_KIND_NOT_SERVED');
    return scope.upstream.open(this.#url, operation);
  }

  async #post(operation: SubgraphOperation, scope: ExecutionScope): Promise<SubgraphResult> {
    const { body } = await request(this.#url, {
      method: 'POST',
      dispatcher: this.#agent,
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
    ...(signed === null ? {} : { [principalHeader]: signed }),
  };
}

function asResult(text: string): SubgraphResult {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('data' in value || 'errors' in value)) {
    throw new TypeError('The subgraph answered with something that is no GraphQL result');
  }
  return value as SubgraphResult;
}

/** A kept-alive connection that the other side closed just now, such as by a restart. */
function isLostConnection(error: unknown): boolean {
  if (error instanceof errors.SocketError) return true;
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function isMutation(query: string): boolean {
  return query.trimStart().startsWith('mutation');
}

function unavailable(cause: unknown, scope: ExecutionScope): DomainError {
  const isLate =
    scope.signal.aborted || cause instanceof errors.HeadersTimeoutError || cause instanceof errors.BodyTimeoutError;
  return new DomainError(isLate ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE', { cause });
}
