import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathOf } from '@tertulia/service/http';

/** Settings of the notices. */
export interface NoticeSettings {
  /** The public address of the platform. */
  readonly publicUrl: string;
  /** `mailto:` or `https:` address for reports of vulnerabilities; null means the mailbox `security` of the public host (RFC 2142). */
  readonly securityContact: string | null;
}

const dayMs = 86_400_000;
/** RFC 9116 recommends less than a year. */
const validDays = 180;
/** One year, without subdomains: those may not be ours. */
const strictTransport = 'max-age=31536000';

/** robots.txt, security.txt, and HSTS only where the public address is https. */
export class PublicNotices {
  readonly #settings: NoticeSettings;

  constructor(settings: NoticeSettings) {
    this.#settings = settings;
  }

  /** Adds the headers of every response, and responds if the request is for one of the notices. */
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

/** The portal is for members and chats are for invited visitors: search engines must not index them. */
const robots = 'User-agent: *\nDisallow: /\n';
