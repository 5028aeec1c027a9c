import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DomainError, entryOf, messageFor, type ErrorCode } from '@tertulia/errors';
import { guardedServer } from './guarded-server.js';
import { refuseUpgrade } from './raw-answer.js';
import { rawRoutes } from './raw-routes.js';
import { pathOf } from './request-target.js';
import { principalHeader, verifyPrincipal } from '@tertulia/principal';
import { trustedTraceparent } from '@tertulia/telemetry';
import { formatError, type Subgraph, type SubgraphRequest } from '@tertulia/subgraph';
import { readOperation } from './read-operation.js';
import type { Served, ServeSettings } from './served.js';
import { serveSubscriptions, type SubscriptionSockets } from './serve-subscriptions.js';

/** A subgraph that is being served. */
export interface SubgraphServer {
  readonly port: number;
  readonly url: string;
  /**
   * From now on it is not ready. Serves for `drainMs` (default 0) and makes clients open new connections; then accepts nothing new, closes
   * sockets with 1001 and lets requests finish (at most 10 s).
   */
  stop(how?: { readonly drainMs: number }): Promise<void>;
}

/** Header with the id of the request, passed from the gateway into every log. */
export const requestIdHeader = 'x-request-id';
/** Header with the caller's span (W3C Trace Context). */
const traceparentHeader = 'traceparent';
/** Header with the user agent of the caller's browser. */
export const callerAgentHeader = 'x-tertulia-user-agent';
/** Header with the caller's address, as the gateway saw it. */
export const callerAddressHeader = 'x-tertulia-address';
/** Header with the identifier of the caller's browser. */
export const callerDeviceHeader = 'x-tertulia-device';

const path = '/graphql';
const stopPatienceMs = 10_000;
/** Announced to clients, who stop using an idle connection before it is closed. A longer drain breaks no request. */
const keepAliveMs = 5_000;

/**
 * Serves `POST /graphql`, subscriptions over graphql-ws on the same path, `/health` and `/ready`. It accepts signed principals only, except
 * on routes of its own. Plain
 * `node:http`: a gateway is the only client, so there is nothing to negotiate.
 */
export async function serveSubgraph(subgraph: Subgraph, settings: ServeSettings): Promise<SubgraphServer> {
  const drain = new AbortController();
  const served = { subgraph, settings, drain: drain.signal, routes: rawRoutes(settings.routes ?? []) };
  const subscriptions = serveSubscriptions(served);
  const server = guardedServer(
    {
      log: settings.log,
      answer: async (request, response) => answer(served, request, response),
      upgrade: (request, socket, head) =>
        pathOf(request) === path ? subscriptions.upgrade(request, socket, head) : refuseUpgrade(socket, 404),
    },
    { keepAliveTimeout: keepAliveMs },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  settings.log.info({ port }, `${subgraph.name} listens`);
  return {
    port,
    url: `http://127.0.0.1:${port}${path}`,
    stop: async ({ drainMs } = { drainMs: 0 }) => {
      drain.abort();
      if (drainMs > 0) await new Promise((resolve) => setTimeout(resolve, drainMs));
      await stopServing(server, subscriptions);
    },
  };
}

async function stopServing(server: Server, subscriptions: SubscriptionSockets): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await subscriptions.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), stopPatienceMs);
  await closed;
  clearTimeout(timer);
}

async function answer(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pathname = pathOf(request);
  if (served.drain.aborted) response.shouldKeepAlive = false;
  if (pathname === '/health') return send(response, 200, { status: 'ok' });
  if (pathname === '/ready') return sendReadiness(served, response);
  if (served.routes.serves(pathname)) return served.routes.handle(request, response);
  if (pathname !== path) return send(response, 404, refused('NOT_FOUND'));
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return send(response, 405, refused('OPERATION_KIND_NOT_SERVED'));
  }
  return sendResult(served, request, response);
}

async function sendReadiness({ settings, drain }: Served, response: ServerResponse): Promise<void> {
  if (drain.aborted) return send(response, 503, { status: 'not ready', waitingFor: 'stop' });
  try {
    await settings.isReady?.();
    send(response, 200, { status: 'ready' });
  } catch (error) {
    settings.log.warn({ err: error }, 'not ready');
    send(response, 503, { status: 'not ready' });
  }
}

async function sendResult(
  { subgraph, settings }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const result = await subgraph.execute(await subgraphRequest(request, settings));
    const errors = result.errors?.map(formatError);
    send(response, 200, errors === undefined ? result : { ...result, errors });
  } catch (error) {
    if (!(error instanceof DomainError)) settings.log.error({ err: error }, 'request failed');
    const code = error instanceof DomainError ? error.code : 'INTERNAL_SERVER_ERROR';
    send(response, entryOf(code).httpStatus, refused(code));
  }
}

async function subgraphRequest(request: IncomingMessage, settings: ServeSettings): Promise<SubgraphRequest> {
  const now = settings.now?.() ?? new Date();
  const principal = verifyPrincipal(headerOf(request, principalHeader), settings.principalSecret, now);
  const operation = await readOperation(request);
  return {
    ...operation,
    principal,
    requestId: headerOf(request, requestIdHeader) ?? randomUUID(),
    traceparent: trustedTraceparent(headerOf(request, traceparentHeader)),
    userAgent: headerOf(request, callerAgentHeader),
    address: headerOf(request, callerAddressHeader),
    deviceToken: headerOf(request, callerDeviceHeader),
  };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function refused(code: ErrorCode): object {
  return { errors: [{ message: messageFor(code, 'es'), extensions: { code } }] };
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
  response.req.resume();
}
