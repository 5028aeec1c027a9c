import { toGlobalId } from '@tertulia/subgraph';
import type { ReturnFromProvider, ReturnOutcome } from '../application/finish-connection.js';

/** A request of a browser that a provider has sent back. */
export interface ReturnRequest {
  readonly search: string;
  /** The header; undefined where there is none. */
  readonly cookie: string | undefined;
}

/** The names of the gateway's cookies. */
const cookieNames = { session: 'tertulia_session', device: 'tertulia_device' };
const tokenPattern = /^[\w.~-]{16,512}$/;

/** What the browser brings back. Cookies of a secure platform have the prefix that no other host can set. */
export function readReturn({ search, cookie = '' }: ReturnRequest, publicUrl: string): ReturnFromProvider {
  const prefix = publicUrl.startsWith('https:') ? '__Host-' : '';
  return {
    parameters: new URLSearchParams(search),
    sessionToken: valueOf(cookie, `${prefix}${cookieNames.session}`),
    deviceToken: valueOf(cookie, `${prefix}${cookieNames.device}`),
  };
}

function valueOf(header: string, name: string): string | null {
  const pairs = header.split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return tokenPattern.test(found) ? found : null;
}

/** The page that shows how it ended. It repeats nothing that came with the request. */
export function pageOf(outcome: ReturnOutcome, publicUrl: string): string {
  const page = `${publicUrl}/integrations`;
  if (outcome.kind !== 'CONNECTED') return `${page}?outcome=${outcome.kind}`;
  return `${page}?outcome=CONNECTED&connection=${toGlobalId('connection', outcome.connectionId)}`;
}
