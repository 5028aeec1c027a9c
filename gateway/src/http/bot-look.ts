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

/** What a look is read from. */
export interface LookParts {
  readonly server: GraphqlServer;
  readonly gate: OperationGate;
  readonly rates: RatePolicy;
  readonly scopes: ScopeMaker;
  readonly ownOrigins: OwnOrigins;
  readonly executionDeadlineMs: number;
}

/** A bot's look as it is sent. */
interface Look {
  readonly etag: string;
  readonly body: Buffer;
  /** Pages that may show it; none means every page. */
  readonly sites: readonly string[];
}

const pathPattern = /^\/widget\/bots\/([\w-]{1,100})$/;
const query =
  'query BotLook($publicId: String!) { publicBot(publicId: $publicId) { publicId name avatarText primaryColor position locale locales allowedSites } }';
/** How long this process answers from memory: what is published is seen after that at the latest. */
const keptMs = 5_000;
const looksMax = 10_000;
const shownSeconds = 60;
const absentSeconds = 5;
const staleSeconds = 600;

/** The public id in the path of a look, null for any other path. */
export function lookedAt(path: string): string | null {
  return pathPattern.exec(path)?.[1] ?? null;
}

/**
 * `GET /widget/bots/<public id>`: what every page with the tag needs of a bot to draw its bubble, the same for everybody, so
 * that browsers and whatever stands in front of us can keep it.
 */
export class BotLookEndpoint {
  readonly #parts: LookParts;
  readonly #looks = new LRUCache<string, Promise<Look | 'NONE'>>({ max: looksMax, ttl: keptMs });

  constructor(parts: LookParts) {
    this.#parts = parts;
  }

  /** Answers one request; never rejects. */
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

  /** Pages that may show the bot; none means every page. */
  async sitesOf(publicId: string, context: RequestContext): Promise<readonly string[]> {
    const look = await this.#look(publicId, context);
    return look === 'NONE' ? [] : look.sites;
  }

  /** A page that does not say which it is may see the look, which is no secret. */
  #requireAllowedPage(request: IncomingMessage, response: ServerResponse, { sites }: Look): void {
    if (sites.length === 0) return;
    response.setHeader('vary', 'origin');
    const site = pageSite(request.headers, this.#parts.ownOrigins);
    if (site !== null && !isSiteAllowed(sites, site)) throw new DomainError('ORIGIN_NOT_ALLOWED');
  }

  #look(publicId: string, context: RequestContext): Promise<Look | 'NONE'> {
    const kept = this.#looks.get(publicId);
    if (kept !== undefined) return kept;
    const look = this.#read(publicId, context);
    this.#looks.set(publicId, look);
    look.catch(() => this.#looks.delete(publicId));
    return look;
  }

  async #read(publicId: string, { requestId, locale, address }: RequestContext): Promise<Look | 'NONE'> {
    const { server, gate, rates, scopes, executionDeadlineMs } = this.#parts;
    const principal = { kind: 'ANONYMOUS', locale } as const;
    await rates.countOperation(principal, address);
    const asked = { query, operationName: 'BotLook', variables: { publicId } };
    const operation = gate.admit(asked, { kind: 'ANONYMOUS', way: 'POST' });
    const signal = AbortSignal.timeout(executionDeadlineMs);
    const scope = scopes.make({ principal, requestId, userAgent: undefined, signal, upstream: null });
    const { code, text } = await server.answer({ operation, scope, responseType: 'JSON', settleCost: () => null });
    if (code === 'GRAPHQL_VALIDATION_FAILED') return 'NONE';
    if (code !== 'OK') throw new DomainError('SUBGRAPH_UNAVAILABLE');
    const { data } = JSON.parse(text) as { data: { publicBot: PublicBot | null } };
    return data.publicBot === null ? 'NONE' : lookOf(data.publicBot);
  }
}

type PublicBot = Readonly<Record<string, unknown>> & { readonly allowedSites: readonly string[] };

function lookOf({ allowedSites: sites, ...bot }: PublicBot): Look {
  const body = Buffer.from(JSON.stringify(bot));
  return { body, sites, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"` };
}

function send(request: IncomingMessage, response: ServerResponse, { etag, body }: Look): void {
  response.setHeader('etag', etag);
  response.setHeader('cache-control', `public, max-age=${shownSeconds}, stale-while-revalidate=${staleSeconds}`);
  if (isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A proxy that compresses makes the tag a weak one. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

function refuse(response: ServerResponse, error: unknown, locale: Locale): void {
  const refused = error instanceof DomainError ? error : new DomainError('INTERNAL_SERVER_ERROR', { cause: error });
  sendRefusal(response, refusalOf(refused, { locale, type: 'JSON' }), { type: 'JSON' });
}
