import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';
import { awayPage } from './away-page.js';

/** The address of the portal's process, and the public one. */
export interface PortalProxySettings {
  /** `http://host:port` of the portal's process. */
  readonly url: string;
  /** The public address of the platform; its scheme is passed to the portal, even if a proxy terminates TLS. */
  readonly publicUrl: string;
  /** How many trusted proxies in front report the caller's address; 0 trusts none. */
  readonly trustedProxyHops: number;
  /** How long the portal may take to respond; default 30 s. */
  readonly patienceMs?: number;
}

/** A portal in another process. */
export interface PortalProxy {
  /** Proxies the request and its response, both streamed. Responds with 502 when the portal cannot be reached. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

const connectTimeoutMs = 3_000;
const headersTimeoutMs = 30_000;
const connectionsMax = 64;
/** Headers of one connection, not of the message (RFC 9110, 7.6.1). */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Proxies everything that is not ours to the portal's process, over kept-alive connections. */
export function proxyPortal(settings: PortalProxySettings): PortalProxy {
  const pool = new Pool(settings.url, {
    connections: connectionsMax,
    connect: { timeout: connectTimeoutMs },
    headersTimeout: settings.patienceMs ?? headersTimeoutMs,
    keepAliveTimeout: 4_000,
  });
  return {
    handle: async (request, response) => handOn(pool, settings, { request, response }),
    close: async () => pool.close(),
  };
}

async function handOn(
  pool: Pool,
  settings: PortalProxySettings,
  exchange: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { request, response } = exchange;
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  try {
    const answer = await pool.request({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: headersFor(request, settings),
      body: hasBody(request) ? request : null,
      signal: leaving.signal,
    });
    response.writeHead(answer.statusCode, withoutHops(answer.headers));
    await pipeline(answer.body, response);
  } catch {
    if (response.headersSent || leaving.signal.aborted) response.destroy();
    else sendUnavailable(request, response);
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function headersFor(request: IncomingMessage, settings: PortalProxySettings): IncomingHttpHeaders {
  const kept = withoutHops(request.headers);
  const isBelieved = settings.trustedProxyHops > 0;
  const before = isBelieved ? request.headers['x-forwarded-for'] : undefined;
  const chain = [before, request.socket.remoteAddress].filter((one) => one !== undefined);
  delete kept['forwarded'];
  delete kept['expect'];
  return {
    ...kept,
    'x-forwarded-for': chain.join(', '),
    'x-forwarded-host': (isBelieved ? request.headers['x-forwarded-host'] : undefined) ?? request.headers.host,
    'x-forwarded-proto': new URL(settings.publicUrl).protocol.slice(0, -1),
  };
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => value !== undefined && !hopByHop.has(name) && !named.includes(name),
    ),
  );
}

function sendUnavailable(request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(awayPage),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'retry-after': '5',
    'x-content-type-options': 'nosniff',
  };
  response.writeHead(502, headers).end(request.method === 'HEAD' ? undefined : awayPage);
}
