import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathOf } from '@tertulia/service/http';

/** What the notices are written from. */
export interface NoticeSettings {
  /** Where browsers reach the platform. */
  readonly publicUrl: string;
  /** `mailto:` or `https:` address for who finds a hole; null names the mailbox `security` of the public host (RFC 2142). */
  readonly securityContact: string | null;
}

const dayMs = 86_400_000;
/** RFC 9116 recommends less than a year. */
const validDays = 180;
/** A year, and this host only: what stands beside it is none of ours. */
const strictTransport = 'max-age=31536000';

/** What the port tells programs: robots.txt, security.txt, and that browsers come by https only where the public address says so. */
export class PublicNotices {
  readonly #settings: NoticeSettings;

  constructor(settings: NoticeSettings) {
    this.#settings = settings;
  }

  /** Adds what goes with every answer, and answers the request if it is for one of the notices. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.#settings.publicUrl.startsWith('https:')) response.setHeader('strict-transport-security', strictTransport);
    const path = pathOf(request);
    const text = path === '/robots.txt' ? robots : path === '/.well-known/security.txt' ? this.#security() : null;
    if (text === null) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    response.writeHead(200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : text);
    return true;
  }

  #security(): string {
    const { publicUrl, securityContact } = this.#settings;
    const expires = new Date(Date.now() + validDays * dayMs).toISOString();
    return [
      `Contact: ${securityContact ?? `mailto:security@${new URL(publicUrl).hostname}`}`,
      `Expires: ${expires}`,
      'Preferred-Languages: es, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
      '',
    ].join('\n');
  }
}

/** The portal is for members, chats are for those who were sent there: nothing of it belongs into a search engine. */
const robots = 'User-agent: *\nDisallow: /\n';
