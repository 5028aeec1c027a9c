import type { IncomingHttpHeaders } from 'node:http';
import type { OwnOrigins } from '../authentication/own-origins.js';

const longest = 300;

/**
 * Host of the page that sent a request, with the port if its origin has one; `OWN` for pages of the platform, null when the browser sent
 * no origin. A program can send any origin: this check stops other websites, not programs.
 */
export function pageSite(headers: IncomingHttpHeaders, ownOrigins: OwnOrigins): string | null {
  const { origin } = headers;
  if (ownOrigins.has(origin)) return 'OWN';
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin' ? 'OWN' : null;
  const page = origin.length > longest ? null : URL.parse(origin);
  return page === null || page.host === '' ? null : page.host;
}
