import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import type { CallOutcome } from '../application/one-time-urls.js';
import type { ReturnRequest } from './return-page.js';

/** What is done with requests from outside. */
export interface HookHandlers {
  receiveCall(call: {
    readonly token: string;
    readonly contentType: string;
    readonly body: Buffer;
  }): Promise<CallOutcome>;
  /** Returns the page to which the browser is sent. */
  returnFromProvider(request: ReturnRequest): Promise<string>;
}

const hooksPath = '/hooks/';
const statuses: Readonly<Record<CallOutcome, number>> = { ACCEPTED: 202, GONE: 410, UNKNOWN: 404 };

/** The address at which a token is called. */
export function hookUrlOf(publicUrl: string, token: string): string {
  return `${publicUrl}${hooksPath}${token}`;
}

/** The paths of the public port that this subgraph serves itself. */
export function hookRoutes(handlers: HookHandlers): RawRoute[] {
  return [
    { path: hooksPath, methods: ['POST'], handle: async (request) => called(handlers, request) },
    { path: '/oauth/callback', methods: ['GET'], handle: async (request) => returned(handlers, request) },
  ];
}

async function called({ receiveCall }: HookHandlers, { path, headers, body }: RawRequest): Promise<RawResponse> {
  const token = path.slice(hooksPath.length);
  const contentType = (headers['content-type'] ?? '').slice(0, 200);
  return { status: statuses[await receiveCall({ token, contentType, body })] };
}

/** The address has the code of the authorization in it: it is left out of what the next page may learn. */
async function returned({ returnFromProvider }: HookHandlers, { search, headers }: RawRequest): Promise<RawResponse> {
  const location = await returnFromProvider({ search, cookie: headers.cookie });
  return { status: 303, headers: { location, 'referrer-policy': 'no-referrer' } };
}
