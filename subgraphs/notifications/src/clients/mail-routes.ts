import type { IncomingHttpHeaders } from 'node:http';
import type { RawRequest, RawResponse, RawRoute } from '@tertulia/service/declaration';
import type { UnsubscribeLinks } from '../application/unsubscribe-ports.js';
import { digestKind } from '../domain/digest.js';
import { trayPath, unsubscribePath } from './mail-paths.js';
import { localeOf, pageHeaders, trayPage, unsubscribedPage, unsubscribePage } from './mail-pages.js';
import type { KeptMail } from './mail-senders.js';

/** What the pages about mails need. */
export interface MailRouteParts {
  readonly links: Pick<UnsubscribeLinks, 'read'>;
  unsubscribe(wanted: NonNullable<ReturnType<UnsubscribeLinks['read']>>): Promise<void>;
  /** Newest first; null where mails are not kept. */
  readonly kept: (() => readonly KeptMail[]) | null;
}

const loopbackName = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const loopbackAddress = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;

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
  const isDigest = wanted.kind === digestKind;
  if (request.method !== 'POST') return { status: 200, headers: pageHeaders, body: unsubscribePage(locale, isDigest) };
  await unsubscribe(wanted);
  return { status: 200, headers: pageHeaders, body: unsubscribedPage(locale, isDigest) };
}

/** For the browser of this machine only: another machine, or a name that leads here from elsewhere, is shown nothing. */
async function tray({ kept }: MailRouteParts, request: RawRequest): Promise<RawResponse> {
  if (kept === null || !isOfThisMachine(request)) return { status: 404 };
  const locale = localeOf(request.headers['accept-language']);
  const at = Number(new URLSearchParams(request.search).get('mail') ?? 0);
  return {
    status: 200,
    headers: pageHeaders,
    body: trayPage({ locale, kept: kept(), at: Number.isInteger(at) ? at : 0 }),
  };
}

/**
 * Headers can be made up and names can be pointed at this machine, so the connection and everything that a proxy says about
 * it have to be of this machine.
 */
export function isOfThisMachine({ remoteAddress, headers }: Pick<RawRequest, 'remoteAddress' | 'headers'>): boolean {
  const names = [headers.host ?? '', ...listed(headers, 'x-forwarded-host')];
  const addresses = [remoteAddress, ...listed(headers, 'x-forwarded-for')];
  return names.every((name) => loopbackName.test(name)) && addresses.every((one) => loopbackAddress.test(one));
}

/** The values of a header that proxies append to. */
function listed(headers: IncomingHttpHeaders, name: string): string[] {
  const value = headers[name] ?? [];
  return [value].flat().flatMap((line) => line.split(',').map((one) => one.trim()));
}
