import type { IncomingMessage } from 'node:http';
import { DomainError } from '@tertulia/errors';

/** Requires a JSON media type or a custom header, which another site cannot send without a CORS preflight. */
export function refuseSimpleRequests(request: IncomingMessage): void {
  if (request.method === 'POST') return;
  const { headers } = request;
  const hasApiHeader = ['apollo-require-preflight', 'x-apollo-operation-name'].some(
    (name) => (headers[name] ?? '') !== '',
  );
  const isJson = /^application\/json\b/i.test(headers['content-type'] ?? '');
  if (!hasApiHeader && !isJson) throw new DomainError('CSRF_REFUSED');
}
