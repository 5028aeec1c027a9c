import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import type { UnsubscribeLinks } from '../application/ports.js';
import { trayPath, unsubscribePath } from './mail-paths.js';
import { localeOf, trayPage, unsubscribedPage, unsubscribePage } from './mail-pages.js';
import type { KeptMail } from './mail-senders.js';

/** What the pages about mails need. */
export interface MailRouteParts {
  readonly links: Pick<UnsubscribeLinks, 'read'>;
  unsubscribe(wanted: NonNullable<ReturnType<UnsubscribeLinks['read']>>): Promise<void>;
  /** Newest first; null where mails are not kept. */
  readonly kept: (() => readonly KeptMail[]) | null;
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** The paths of the public port that this subgraph serves itself. */
export function mailRoutes(parts: MailRouteParts): RawRoute[] {
  return [
    { path: unsubscribePath, methods: ['GET', 'POST'], handle: async (request) => unsubscribed(parts, request) },
    { path: trayPath, methods: ['GET'], handle: async (request) => tray(parts, request) },
  ];
}

/** Opening a link does nothing, because scanners of mails open every link; mail programs and the button of the page post. */
async function unsubscribed({ links, unsubscribe }: MailRouteParts, request: RawRequest): Promise<RawResponse> {
  const wanted = links.read(request.path.slice(unsubscribePath.length));
  if (wanted === null) return { status: 404 };
  const locale = localeOf(request.headers['accept-language']);
  if (request.method !== 'POST') return { status: 200, headers, body: unsubscribePage(locale) };
  await unsubscribe(wanted);
  return { status: 200, headers, body: unsubscribedPage(locale) };
}

/** For the browser of this machine only: a name that leads here from elsewhere shows nothing. */
async function tray({ kept }: MailRouteParts, request: RawRequest): Promise<RawResponse> {
  const host = request.headers['x-forwarded-host'] ?? request.headers.host;
  if (kept === null || typeof host !== 'string' || !loopback.test(host)) return { status: 404 };
  const locale = localeOf(request.headers['accept-language']);
  const at = Number(new URLSearchParams(request.search).get('mail') ?? 0);
  return { status: 200, headers, body: trayPage({ locale, kept: kept(), at: Number.isInteger(at) ? at : 0 }) };
}
