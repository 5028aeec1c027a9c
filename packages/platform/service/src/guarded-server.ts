import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { entryOf, messageFor, type ErrorCode } from '@tertulia/errors';
import type { Logger } from 'pino';
import { refuseUpgrade, type RawStatus } from './raw-answer.js';
import { requestIdOf } from './request-id.js';
import { isHost, readTarget } from './request-target.js';

/** Handlers. Both may throw or reject: the error is logged and a response is sent. */
export interface Listener {
  readonly log: Pick<Logger, 'debug' | 'error'>;
  /** `request.url` is a path with a search, whatever the request line contained. */
  answer(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  /** Called for WebSockets only; without it they get 404. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void | Promise<void>;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const allow = [...methods].join(', ');

/** A server that responds to every request, even if it cannot be parsed or its handler fails, and survives all of them. */
export function guardedServer(listener: Listener, options: ServerOptions = {}): Server {
  const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';
  const server = createServer({ ...options, shouldUpgradeCallback: isWebSocket });
  server.on('request', (request, response) => void answer(listener, request, response));
  server.on('upgrade', (request, socket, head) => void upgrade(listener, { request, socket, head }));
  server.on('connect', (_request, socket) => {
    socket.on('error', (error) => listener.log.debug({ err: error }, 'socket error'));
    refuseUpgrade(socket, 405, { Allow: allow });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    listener.log.debug({ err: error }, 'received data is not HTTP');
    if (error.code === 'ECONNRESET') socket.destroy();
    else refuseUpgrade(socket, statusOf(error.code));
  });
  return server;
}

function statusOf(code: string | undefined): RawStatus {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

async function answer(listener: Listener, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { log } = listener;
  request.on('error', (error) => log.debug({ err: error }, 'request error'));
  response.on('error', (error) => log.debug({ err: error }, 'response error'));
  try {
    if (request.method === 'OPTIONS' && request.url === '*') return void response.writeHead(204, { allow }).end();
    if (!takeTarget(request)) return refuse(response, 'MALFORMED_REQUEST');
    if (!methods.has(request.method ?? '')) {
      response.setHeader('allow', allow);
      return refuse(response, 'METHOD_NOT_ALLOWED');
    }
    await listener.answer(request, response);
  } catch (error) {
    const reference = requestIdOf(request);
    log.error({ err: error, reference }, 'request failed');
    if (response.headersSent) response.destroy();
    else refuse(response, 'INTERNAL_SERVER_ERROR', reference);
  }
  return undefined;
}

/** Replaces the request line's target by its path. False when target or host cannot be parsed. */
function takeTarget(request: IncomingMessage): boolean {
  const target = readTarget(request.url ?? '');
  if (target === null) return false;
  request.url = target.url;
  if (target.host !== null) request.headers.host = target.host;
  const { host } = request.headers;
  return host === undefined || isHost(host);
}

function refuse(response: ServerResponse, code: ErrorCode, reference?: string): void {
  const params: Record<string, string> = reference === undefined ? {} : { reference };
  const message = `${messageFor(code, 'es', params)} / ${messageFor(code, 'en', params)}`;
  const text = JSON.stringify({ errors: [{ message, extensions: { code, ...params } }] });
  // The bytes that follow on this connection cannot be trusted to be a request.
  response.writeHead(entryOf(code).httpStatus, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': reference ?? requestIdOf(response.req),
    connection: 'close',
  });
  response.end(response.req.method === 'HEAD' ? undefined : text);
}

async function upgrade(
  listener: Listener,
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
): Promise<void> {
  socket.on('error', (error) => {
    listener.log.debug({ err: error }, 'socket error');
    socket.destroy();
  });
  try {
    if (!takeTarget(request)) return refuseUpgrade(socket, 400);
    if (listener.upgrade === undefined) return refuseUpgrade(socket, 404);
    await listener.upgrade(request, socket, head);
  } catch (error) {
    listener.log.error({ err: error }, 'upgrade failed');
    refuseUpgrade(socket, 500);
  }
  return undefined;
}
