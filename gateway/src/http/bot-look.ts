import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError, type Locale } from '@tertulia/errors';
import { isSiteAllowed } from '@tertulia/principal';
import { LRUCache } from 'lru-cache';
import type { OwnOrigins } from '../authentication/own-origins.js';
import type { OperationGate } from '../protection/admit-operation.js';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { ScopeMaker } from '../supergraph/make-scope.js';
import { pageSite } from '../visits/page-site.js';
import type { GraphqlServer } from './graphql-server.js';
import { refusalOf, sendRefusal } from './reply.js';
import type { RequestContext } from './request-context.js';

/** Dependencies of the endpoint. */
export interface LookParts {
  readonly server: GraphqlServer;
  readonly gate: OperationGate;
  readonly rates: RatePolicy;
  readonly scopes: ScopeMaker;
  readonly ownOrigins: OwnOrigins;
  readonly executionDeadlineMs: number;
}

/** The public appearance of a bot, ready to send. */
interface Look {
  readonly etag: string;
  readonly body: Buffer;
  /** Hosts whose pages may show the bot; an empty list allows every page. */
  readonly sites: readonly string[];
  /** Hosts whose pages the bot may show. */
  readonly framed: readonly string[];
}

/** The hosts around a bot: whose pages may show it, where an empty list allows every page, and whose pages it may show. */
export interface BotSites {
  readonly framers: readonly string[];
  readonly framed: readonly string[];
}

const pathPattern = /^\/widget\/bots\/([\w-]{1,100})$/;
const query =
  'query BotLook($publicId: String!) { publicBot(publicId: $publicId) { publicId name avatarText primaryColor position locale locales allowedSites framedSites } }';
/** How long a look is cached in this process, and so the longest delay before a published change is visible. */
const keptMs = 5_000;
const looksMax = 10_000;
const shownSeconds = 60;
const absentSeconds = 5;
const staleSeconds = 600;

/** The bot's public id in the path of a look; null for any other path. */
export function publicIdOf(path: string): string | null {
  return pathPattern.exec(path)?.[1] ?? null;
}

/**
 * `GET /widget/bots/<public id>`: the public data that a page needs to show a bot's chat button. It is the same for every caller, so
 * browsers and proxies can cache it.
 */
export class BotLookEndpoint {
  readonly #parts: LookParts;
  readonly #looks = new LRUCache<string, Promise<Look | 'NONE'>>({ max: looksMax, ttl: keptMs });

  constructor(parts: LookParts) {
    this.#parts = parts;
  }

  /** Handles one request; never rejects. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    { publicId, context }: { publicId: string; context: RequestContext },
  ): Promise<void> {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('x-content-type-options', 'nosniff');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    try {
      const look = await this.#look(publicId, context);
      if (look !== 'NONE') this.#requireAllowedPage(request, response, look);
      if (look === 'NONE') response.writeHead(404, { 'cache-control': `public, max-age=${absentSeconds}` }).end();
      else send(request, response, look);
    } catch (error) {
      refuse(response, error, context.locale);
    }
  }

  /** The hosts around a bot. */
  async sitesOf(publicId: string, context: RequestContext): Promise<BotSites> {
    const look = await this.#look(publicId, context);
    return look === 'NONE' ? { framers: [], framed: [] } : { framers: look.sites, framed: look.framed };
  }

  /** Refuses pages of other hosts. A request without an origin is allowed: the look is not secret. */
  #requireAllowedPage(request: IncomingMessage, response: ServerResponse, { sites }: Look): void {
    if (sites.length === 0) return;
    response.setHeader('vary', 'origin');
    const site = pageSite(request.headers, this.#parts.ownOrigins);
    if (site !== null && !isSiteAllowed(sites, site)) throw new DomainError('ORIGIN_NOT_ALLOWED');
  }

  #look(publicId: string, context: RequestContext): Promise<Look | 'NONE'> {
    const cached = this.#looks.get(publicId);
    if (cached !== undefined) return cached;
    const look = this.#read(publicId, context);
    this.#looks.set(publicId, look);
    look.catch(() => this.#looks.delete(publicId));
    return look;
  }

  async #read(publicId: string, { requestId, locale, address }: RequestContext): Promise<Look | 'NONE'> {
    const { server, gate, rates, scopes, executionDeadlineMs } = this.#parts;
    const principal = { kind: 'ANONYMOUS', locale } as const;
    await rates.countOperation(principal, address);
    const request = { query, operationName: 'BotLook', variables: { publicId } };
    const operation = gate.admit(request, { kind: 'ANONYMOUS', way: 'POST' });
    const signal = AbortSignal.timeout(executionDeadlineMs);
    const scope = scopes.make({ principal, requestId, userAgent: undefined, signal, upstream: null });
    const { code, text } = await server.execute({ operation, scope, responseType: 'JSON', settleCost: () => null });
    if (code === 'GRAPHQL_VALIDATION_FAILED') return 'NONE';
    if (code !== 'OK') throw new DomainError('SUBGRAPH_UNAVAILABLE');
    const { data } = JSON.parse(text) as { data: { publicBot: PublicBot | null } };
    return data.publicBot === null ? 'NONE' : lookOf(data.publicBot);
  }
}

type PublicBot = Readonly<Record<string, unknown>> & {
  readonly allowedSites: readonly string[];
  readonly framedSites: readonly string[];
};

function lookOf({ allowedSites: sites, framedSites: framed, ...bot }: PublicBot): Look {
  const body = Buffer.from(JSON.stringify(bot));
  return { body, sites, framed, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` };
}

function send(request: IncomingMessage, response: ServerResponse, { etag, body }: Look): void {
  response.setHeader('etag', etag);
  response.setHeader('cache-control', `public, max-age=${shownSeconds}, stale-while-revalidate=${staleSeconds}`);
  if (matchesTag(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether the client has this version. Weak tags match too, because proxies that compress make tags weak. */
function matchesTag(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

function refuse(response: ServerResponse, error: unknown, locale: Locale): void {
  const refused = error instanceof DomainError ? error : new DomainError('INTERNAL_SERVER_ERROR', { cause: error });
  sendRefusal(response, refusalOf(refused, { locale, type: 'JSON' }), { type: 'JSON' });
}
