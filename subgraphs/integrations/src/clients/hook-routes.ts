import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import type { CallContents, CallOutcome } from '../application/one-time-urls.js';
import type { AnswerOutcome } from '../application/receive-answer.js';
import type { ReceiptOutcome, ReceivedRequest } from '../application/receive-event.js';
import { tokenPattern } from '../domain/one-time-url.js';
import type { ReturnRequest } from './return-page.js';

/** What is done with requests from outside. */
export interface HookHandlers {
  /** A call of a one-time URL. */
  receiveCall(call: CallContents & { readonly token: string }): Promise<CallOutcome>;
  /** A call of a source. */
  receiveEvent(received: ReceivedRequest): Promise<ReceiptOutcome>;
  /** A call to the platform's own app at a vendor. */
  receiveAnswer(connector: string, received: ReceivedRequest): Promise<AnswerOutcome>;
  /** Returns the page to which the browser is sent. */
  returnFromProvider(request: ReturnRequest): Promise<string>;
}

const hooksPath = '/hooks/';
const contentTypeMax = 200;
const connectorName = /^[a-z-]{2,20}$/;
const statuses: Readonly<Record<CallOutcome | ReceiptOutcome | AnswerOutcome, number>> = {
  ...{ ACCEPTED: 202, GONE: 410, UNKNOWN: 404 },
  // Slack takes nothing but 200 for accepted.
  ...{ STORED: 200, REPEATED: 200, IGNORED: 200, REFUSED: 401, LOOP: 508 },
};

/** The address of a one-time URL or a source. */
export function hookUrlOf(publicUrl: string, id: string): string {
  return `${publicUrl}${hooksPath}${id}`;
}

/** The paths of the public port that this subgraph serves itself. */
export function hookRoutes(handlers: HookHandlers): RawRoute[] {
  return [
    { path: hooksPath, methods: ['POST'], handle: async (request) => called(handlers, request) },
    { path: '/oauth/callback', methods: ['GET'], handle: async (request) => returned(handlers, request) },
  ];
}

async function called(handlers: HookHandlers, request: RawRequest): Promise<RawResponse> {
  const { path, method, headers, search, body } = request;
  const id = path.slice(hooksPath.length);
  const contentType = (headers['content-type'] ?? '').slice(0, contentTypeMax);
  if (tokenPattern.test(id)) return { status: statuses[await handlers.receiveCall({ token: id, contentType, body })] };
  const received = { publicId: id, method, headers, search, contentType, body };
  // A public id is longer than the name of a connector.
  const outcome = connectorName.test(id)
    ? await handlers.receiveAnswer(id, received)
    : await handlers.receiveEvent(received);
  return { status: statuses[outcome] };
}

/** The address has the code of the authorization in it: it is left out of what the next page may learn. */
async function returned({ returnFromProvider }: HookHandlers, { search, headers }: RawRequest): Promise<RawResponse> {
  const location = await returnFromProvider({ search, cookie: headers.cookie });
  return { status: 303, headers: { location, 'referrer-policy': 'no-referrer' } };
}
