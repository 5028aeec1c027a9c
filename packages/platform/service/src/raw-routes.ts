import { DomainError, entryOf } from '@tertulia/errors';
import { pipeline, type Readable } from 'node:stream';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from './request-id.js';
import { pathOf } from './request-target.js';

/** A request as it came, for handlers that check signatures over its bytes. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  /** With the question mark; empty without a search. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** Empty where the route reads the content by itself. */
  readonly body: Buffer;
  /** The bytes while they come, for routes that ask for them. */
  readonly content: Readable;
  /** Of whoever opened the connection, such as a proxy; empty once that has closed it. */
  readonly remoteAddress: string;
  readonly requestId: string;
}

export interface RawResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text, or the bytes of a file: then the headers say how many. */
  readonly body?: string | Readable;
}

/** A path of the public port that a subgraph serves itself, beside the graph. */
export interface RawRoute {
  /** Exact; with a slash at the end everything below it. */
  readonly path: string;
  readonly methods: readonly string[];
  /** It reads `content`, with bounds of its own, instead of `body`. */
  readonly isStreamed?: boolean;
  handle(request: RawRequest): Promise<RawResponse>;
}

/** Serves routes in this process. */
export interface RawRoutes {
  serves(path: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export const rawBodyBytesMax = 1_048_576;

/** Serves routes: reads bodies of up to 1 MiB, unless a route reads them itself, and responds with 413 to larger ones and with 405 to other methods. */
export function rawRoutes(routes: readonly RawRoute[]): RawRoutes {
  const routeOf = (path: string): RawRoute | undefined =>
    routes.find((route) => (route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path));
  return {
    serves: (path) => routeOf(path) !== undefined,
    handle: async (request, response) => {
      const route = routeOf(pathOf(request));
      if (route === undefined) return send(response, { status: 404 });
      if (!route.methods.includes(request.method ?? '')) {
        return send(response, { status: 405, headers: { allow: route.methods.join(', ') } });
      }
      const body = route.isStreamed === true ? Buffer.alloc(0) : await readBody(request);
      if (body === null) return send(response, { status: 413 });
      return send(response, await responseOf(route, rawRequestOf(request, body)));
    },
  };
}

/** An expected refusal or fault, such as a database that does not respond, becomes its status; other errors are the server's to report. */
async function responseOf(route: RawRoute, request: RawRequest): Promise<RawResponse> {
  try {
    return await route.handle(request);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { status: entryOf(error.code).httpStatus, body: error.code };
  }
}

function rawRequestOf(request: IncomingMessage, body: Buffer): RawRequest {
  const { method = 'GET', headers, url = '' } = request;
  const path = pathOf(request);
  const remoteAddress = request.socket.remoteAddress ?? '';
  return {
    method,
    path,
    search: url.slice(path.length),
    headers,
    body,
    content: request,
    remoteAddress,
    requestId: requestIdOf(request),
  };
}

/** Null for a body that is too large; it is drained, so that the client receives the response. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= rawBodyBytesMax) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > rawBodyBytesMax ? null : Buffer.concat(chunks, bytes);
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: RawResponse): void {
  if (typeof body !== 'string') return stream(response, { status, headers, body });
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(body === '' ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
  response.req.resume();
}

/** As fast as the client takes it. If the file fails, the connection is cut, so that the client knows. */
function stream(
  response: ServerResponse,
  { status, headers, body }: { status: number; headers: Readonly<Record<string, string>>; body: Readable },
): void {
  response.writeHead(status, { 'x-content-type-options': 'nosniff', ...headers });
  pipeline(body, response, () => undefined);
  response.req.resume();
}
