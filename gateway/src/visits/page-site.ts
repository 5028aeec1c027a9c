import type { IncomingHttpHeaders } from 'node:http';
import type { OwnOrigins } from '../authentication/own-origins.js';

const longest = 300;

/**
 * Host of the page that a browser's request comes from, with its port where the origin names one; `OWN` for pages of the platform,
 * null where the browser tells none. A program can claim any page: this keeps other people's pages out, not programs.
 */
export function pageSite(headers: IncomingHttpHeaders, ownOrigins: OwnOrigins): string | null {
  const { origin } = headers;
  if (ownOrigins.has(origin)) return 'OWN';
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin' ? 'OWN' : null;
  const page = origin.length > longest ? null : URL.parse(origin);
  return page === null || page.host === '' ? null : page.host;
}
