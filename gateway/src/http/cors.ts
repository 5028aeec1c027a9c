import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OwnOrigins } from '../authentication/own-origins.js';

const allowedHeaders =
  'authorization, content-type, accept-language, apollo-require-preflight, idempotency-key, x-request-id';
const exposedHeaders =
  'x-request-id, retry-after, idempotency-replayed, ratelimit-limit, ratelimit-remaining, ratelimit-reset, cost-requested, cost-actual, cost-capacity, cost-available, cost-restore-rate';
const daySeconds = 86_400;

/**
 * Allows any page to call with its own token in `Authorization`. Browser credentials are never allowed across origins, so another site
 * cannot use the session cookie. The platform's own pages need no permission.
 */
export function allowOrigins(request: IncomingMessage, response: ServerResponse, ownOrigins: OwnOrigins): void {
  response.setHeader('vary', 'origin, accept, accept-language, accept-encoding');
  const { origin } = request.headers;
  if (origin === undefined || ownOrigins.has(origin)) return;
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', exposedHeaders);
}

/** Responds to a CORS preflight request. */
export function sendPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': allowedHeaders,
    'access-control-max-age': String(daySeconds),
  });
  response.end();
}
