import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { pathOf } from '@tertulia/service/http';
import { inRequest } from '@tertulia/telemetry';
import type { OwnOrigins } from '../authentication/own-origins.js';
import { explorerPaths, type ExplorerEndpoint } from '../explorer/explorer-endpoint.js';
import { publicIdOf, type BotLookEndpoint, type BotSites } from './bot-look.js';
import { allowOrigins, sendPreflight } from './cors.js';
import type { SelectionEndpoint } from '../selections/selection-endpoint.js';
import type { GraphqlEndpoint } from './graphql-endpoint.js';
import type { HealthEndpoint } from './health.js';
import { refusalOf, sendRefusal } from './reply.js';
import { requestContextOf, type RequestContext } from './request-context.js';

const paths: ReadonlySet<string> = new Set(['/graphql', ...explorerPaths, '/health', '/ready', '/metrics']);

/** True for the paths that the gateway serves: the graph and its explorer, health, metrics, and the looks of bots. */
export function isGatewayPath(path: string): boolean {
  return paths.has(path) || path.startsWith('/widget/bots/');
}

/** The endpoints to which requests are routed. */
export interface HandlerParts {
  readonly graphql: GraphqlEndpoint;
  readonly selections: SelectionEndpoint;
  readonly explorer: ExplorerEndpoint;
  readonly health: HealthEndpoint;
  readonly looks: BotLookEndpoint;
  readonly ownOrigins: OwnOrigins;
  readonly trustedProxyHops: number;
  readonly isStopping: () => boolean;
}

/** Routes every request of the `node:http` server. */
export class RequestHandler {
  readonly #parts: HandlerParts;
  #running = 0;
  #onIdle: (() => void) | null = null;

  constructor(parts: HandlerParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#running += 1;
    const context = requestContextOf(request, this.#parts.trustedProxyHops);
    response.setHeader('x-request-id', context.requestId);
    if (this.#parts.isStopping()) response.shouldKeepAlive = false;
    try {
      const { requestId } = context;
      await inRequest({ requestId }, async () => this.#route(request, response, context));
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#onIdle?.();
    }
  }

  /** Resolves when no request is in progress. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  /** The hosts around a bot. */
  async sitesOf(publicId: string, request: IncomingMessage): Promise<BotSites> {
    return this.#parts.looks.sitesOf(publicId, requestContextOf(request, this.#parts.trustedProxyHops));
  }

  /** What the gateway still waits for, in one word; null when it is ready. */
  async waitingFor(requestId: string): Promise<string | null> {
    return this.#parts.health.waitingFor(requestId);
  }

  async #route(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    const { graphql, selections, explorer, health, looks, ownOrigins } = this.#parts;
    const path = pathOf(request);
    const publicId = publicIdOf(path);
    if (publicId !== null) return looks.handle(request, response, { publicId, context });
    switch (path) {
      case '/graphql': {
        const principal = selections.callerOf(request);
        if (principal !== null) return selections.handle(request, response, { principal, context });
        allowOrigins(request, response, ownOrigins);
        if (explorer.isPageRequest(request) && (await explorer.sendPage(response, context.locale))) return undefined;
        return request.method === 'OPTIONS' ? sendPreflight(response) : graphql.handle(request, response, context);
      }
      case '/health':
        return health.sendHealth(response);
      case '/ready':
        return health.sendReadiness(response, context.requestId);
      case '/metrics':
        if (await health.sendMetrics(response)) return undefined;
        return notFound(response, context);
      default:
        if (explorerPaths.has(path) && (await explorer.sendFile(request, response, path))) return undefined;
        return notFound(response, context);
    }
  }
}

function notFound(response: ServerResponse, { locale }: RequestContext): void {
  sendRefusal(response, refusalOf(new DomainError('NOT_FOUND'), { locale, type: 'JSON' }), { type: 'JSON' });
}
