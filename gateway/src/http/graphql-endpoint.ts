import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError, type Locale } from '@tertulia/errors';
import type { Clock } from '@tertulia/use-case';
import type { Principal } from '@tertulia/principal';
import { inSpan } from '@tertulia/telemetry';
import { OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import type { HttpCaller } from '../authentication/authenticator.js';
import type { ThrottledAuthenticator } from '../authentication/throttled-authenticator.js';
import type { OwnOrigins } from '../authentication/own-origins.js';
import type { SessionCookie } from '../authentication/session-cookie.js';
import type { IdempotentMutations } from '../idempotency/idempotent-mutations.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import {
  OverLimitError,
  type AdmittedOperation,
  type OperationGate,
  type OperationRequest,
  type Way,
} from '../protection/admit-operation.js';
import type { KnownOperations } from '../protection/known-operations.js';
import type { CallerKind } from '../protection/limits.js';
import type { CostBalance, CostPolicy } from '../protection/cost-budget.js';
import type { OperationTurns } from '../protection/operation-turns.js';
import type { RatePolicy } from '../protection/rate-policy.js';
import type { ScopeMaker } from '../supergraph/make-scope.js';
import type { ConversationStarts } from '../visits/conversation-starts.js';
import { pageSite } from '../visits/page-site.js';
import { costHeaders, type CostReport } from './cost-report.js';
import { acceptedEncoding } from './compress.js';
import { executeWithDeadline } from './execute-with-deadline.js';
import type { GraphqlServer } from './graphql-server.js';
import { holdsSecrets } from './holds-secrets.js';
import { readAddressedOperation, readPostedOperation, type BodyLimits } from './read-operation.js';
import { refuseSimpleRequests } from './simple-requests.js';
import { rateHeaders, refusalOf, sendCompressed, sendRefusal } from './reply.js';
import type { RequestContext } from './request-context.js';

/** Dependencies of the endpoint. */
export interface EndpointParts {
  readonly server: GraphqlServer;
  readonly credentials: ThrottledAuthenticator;
  readonly cookie: SessionCookie;
  readonly gate: OperationGate;
  readonly known: KnownOperations;
  readonly rates: RatePolicy;
  readonly starts: ConversationStarts;
  readonly ownOrigins: OwnOrigins;
  readonly costs: CostPolicy;
  readonly turns: OperationTurns;
  readonly scopes: ScopeMaker;
  readonly idempotent: IdempotentMutations;
  readonly metrics: GatewayMetrics;
  readonly clock: Clock;
  readonly log: Logger;
  readonly bodyLimits: BodyLimits;
  /** For people of an organization and its API keys. */
  readonly memberBodyLimits: BodyLimits;
  readonly executionDeadlineMs: number;
}

/** What is known of a request so far, for its log line. */
interface Progress {
  /** Null until the caller is authenticated. */
  principal: Principal | null;
  callerKind: CallerKind;
  locale: Locale;
  operationName: string | null;
  code: string;
  /** What the operation may cost; null until it is measured. */
  requested: number | null;
  /** Status that replaces the one of the error code, when the HTTP method or media type is at fault. */
  failedStatus: number | undefined;
}

/** `/graphql` over HTTP: queries and mutations by POST, queries also by GET. */
export class GraphqlEndpoint {
  readonly #parts: EndpointParts;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
  }

  /** Handles one request; never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    const progress: Progress = {
      principal: null,
      callerKind: 'ANONYMOUS',
      locale: context.locale,
      operationName: null,
      code: 'OK',
      requested: null,
      failedStatus: undefined,
    };
    await inSpan({ name: 'operation', service: 'gateway', kind: 'SERVER', isEntry: true }, async (span) => {
      try {
        await this.#respond({ request, response, context, progress });
      } catch (error) {
        await this.#refuse({ request, response, context, progress }, error);
      }
      span.set({ 'tertulia.code': progress.code, 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) span.fail(progress.code);
    });
    this.#report(context, progress, response.statusCode);
  }

  async #respond(exchange: Exchange): Promise<void> {
    const { request, response, context, progress } = exchange;
    const way = wayOf(exchange);
    if (context.responseType === null) {
      progress.failedStatus = 406;
      throw new DomainError('UNSUPPORTED_MEDIA_TYPE');
    }
    refuseSimpleRequests(request);
    // Before the body is read, because members may send larger ones.
    const httpCaller = await this.#authenticate(exchange);
    const { principal } = httpCaller.caller;
    progress.principal = principal;
    progress.callerKind = principal.kind;
    progress.locale = principal.locale;
    const operation = await this.#read(request, way, principal.kind);
    response.setHeaders(new Map(rateHeaders(await this.#parts.rates.countOperation(principal, context.address))));
    const admitted = this.#admit(operation, way, progress);
    await this.#parts.rates.countSensitive(admitted.measure, context.address);
    progress.requested = admitted.measure.cost;
    const visitor = await this.#withVisit(exchange, { admitted, httpCaller });
    await this.#parts.turns.take(principal, async () => {
      const balance = await this.#parts.costs.take(principal, context.address, admitted.measure.cost);
      await this.#execute(exchange, { admitted, httpCaller: visitor, balance });
    });
  }

  /** Adds the origin of the request to a visitor or anonymous caller. */
  async #withVisit(
    { request, context }: Exchange,
    { admitted, httpCaller }: { admitted: AdmittedOperation; httpCaller: HttpCaller },
  ): Promise<HttpCaller> {
    const { principal } = httpCaller.caller;
    if (principal.kind !== 'ANONYMOUS' && principal.kind !== 'VISITOR') return httpCaller;
    const { starts, ownOrigins } = this.#parts;
    const looksAutomatic = await starts.count(admitted, { principal, address: context.address });
    const visit = { site: pageSite(request.headers, ownOrigins), looksAutomatic };
    return { ...httpCaller, caller: { ...httpCaller.caller, principal: { ...principal, visit } } };
  }

  #read(request: IncomingMessage, way: Way, caller: CallerKind): Promise<OperationRequest> {
    const { bodyLimits, memberBodyLimits, known } = this.#parts;
    const isMember = caller === 'USER' || caller === 'API_KEY';
    if (way === 'POST') return readPostedOperation(request, isMember ? memberBodyLimits : bodyLimits, known);
    const { searchParams } = new URL(request.url ?? '/', 'http://gateway');
    return Promise.resolve(readAddressedOperation(searchParams, known));
  }

  async #authenticate({ request, response, context }: Exchange): Promise<HttpCaller> {
    const { credentials, cookie, clock } = this.#parts;
    const httpCaller = await credentials.fromHttp(request.headers, context);
    if (httpCaller.isCookieStale) response.setHeader('set-cookie', cookie.write({ clear: true }, clock.now()));
    return httpCaller;
  }

  #admit(operation: OperationRequest, way: Way, progress: Progress): AdmittedOperation {
    try {
      const admitted = this.#parts.gate.admit(operation, { kind: progress.callerKind, way });
      progress.operationName = admitted.operation.name?.value.slice(0, 100) ?? null;
      return admitted;
    } catch (error) {
      const isWrongMethod = error instanceof DomainError && error.code === 'OPERATION_KIND_NOT_SERVED' && way === 'GET';
      if (isWrongMethod) progress.failedStatus = 405;
      if (error instanceof OverLimitError) progress.requested = error.cost;
      throw error;
    }
  }

  async #execute(exchange: Exchange, execution: Execution): Promise<void> {
    const { response, progress, request } = exchange;
    const { admitted, httpCaller } = execution;
    const isMutation = admitted.operation.operation === OperationTypeNode.MUTATION;
    const run = () => this.#run(exchange, { ...execution, isMutation });
    const key = isMutation ? headerOf(request, 'idempotency-key') : undefined;
    const { principal } = httpCaller.caller;
    const answer =
      (await this.#parts.idempotent.execute({ principal, key, operation: admitted }, run)) ?? (await run());
    if ('isReplayed' in answer) {
      response.setHeader('idempotency-replayed', 'true');
      this.#settle(exchange, execution, 0);
    } else if (answer.sessionChange !== null) {
      const { cookie, clock } = this.#parts;
      response.setHeader('set-cookie', cookie.write(answer.sessionChange, clock.now()));
    }
    // What was stopped because nobody waits for it has not failed.
    progress.code = response.destroyed && !isMutation ? 'OK' : answer.code;
    if ('retryAfterSeconds' in answer && answer.retryAfterSeconds !== null) {
      response.setHeader('retry-after', String(answer.retryAfterSeconds));
    }
    const { document, operation } = admitted;
    const isPlain = holdsSecrets(document, operation) || response.hasHeader('set-cookie');
    const encoding = isPlain ? null : acceptedEncoding(request.headers['accept-encoding']);
    await sendCompressed(response, answer, encoding);
  }

  #run(exchange: Exchange, execution: Execution & { isMutation: boolean }) {
    const { server, scopes, executionDeadlineMs, cookie } = this.#parts;
    const { request, response, context } = exchange;
    const { principal } = execution.httpCaller.caller;
    return executeWithDeadline(
      { deadlineMs: executionDeadlineMs, response, abortOnDisconnect: !execution.isMutation },
      async (signal) => {
        const { requestId, address } = context;
        const userAgent = request.headers['user-agent']?.slice(0, 500);
        const deviceToken = cookie.readDevice(request.headers.cookie);
        const scope = scopes.make({ principal, requestId, userAgent, address, deviceToken, signal, upstream: null });
        const result = await server.execute({
          operation: execution.admitted,
          scope,
          responseType: context.responseType ?? 'JSON',
          settleCost: (actual) => this.#settle(exchange, execution, actual),
        });
        return { ...result, sessionChange: scope.sessionChange() };
      },
    );
  }

  /** Refunds the unused cost. For API keys, reports the cost in headers and returns it for the response body. */
  #settle({ response, context }: Exchange, execution: Execution, actual: number): CostReport | null {
    const { principal } = execution.httpCaller.caller;
    const { address } = context;
    const requested = execution.admitted.measure.cost;
    const { costs } = this.#parts;
    const balance = costs.settle({ principal, address, balance: execution.balance }, { requested, actual });
    if (principal.kind !== 'API_KEY') return null;
    const report = { requested, actual, balance };
    response.setHeaders(costHeaders(report));
    return report;
  }

  /** The cost report of a refused request; only for API keys. */
  async #costOfRefusal({ response, context, progress }: Exchange): Promise<CostReport | null> {
    const { principal, requested } = progress;
    if (principal?.kind !== 'API_KEY') return null;
    const report = { requested, actual: 0, balance: await this.#parts.costs.look(principal, context.address) };
    response.setHeaders(costHeaders(report));
    return report;
  }

  async #refuse(exchange: Exchange, error: unknown): Promise<void> {
    const { request, response, context, progress } = exchange;
    const { log } = this.#parts;
    const { requestId } = context;
    const type = context.responseType ?? 'JSON';
    const refused = error instanceof DomainError ? error : new DomainError('INTERNAL_SERVER_ERROR', { cause: error });
    progress.code = refused.code;
    const isDefect = refused.code === 'INTERNAL_SERVER_ERROR';
    if (isDefect) log.error({ err: error, requestId, reference: requestId }, 'defect');
    else if (refused.kind === 'FAULT') log.warn({ err: error, requestId }, 'fault');
    if (progress.failedStatus === 405) response.setHeader('allow', request.method === 'GET' ? 'POST' : 'GET, POST');
    const refusal = refusalOf(refused, {
      locale: progress.locale,
      type,
      ...(isDefect ? { reference: requestId } : {}),
      ...(progress.failedStatus === undefined ? {} : { status: progress.failedStatus }),
    });
    sendRefusal(response, refusal, { type, cost: await this.#costOfRefusal(exchange) });
  }

  #report(context: RequestContext, progress: Progress, status: number): void {
    const ms = Math.round((performance.now() - context.startedAtMs) * 10) / 10;
    const { callerKind, operationName, code } = progress;
    this.#parts.metrics.countRequest({ caller: callerKind, code, ms });
    this.#parts.log.info(
      { requestId: context.requestId, operationName, caller: callerKind, ms, code, status },
      'request',
    );
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly context: RequestContext;
  readonly progress: Progress;
}

/** An admitted operation with its caller and the balance after its cost was charged. */
interface Execution {
  readonly admitted: AdmittedOperation;
  readonly httpCaller: HttpCaller;
  readonly balance: CostBalance;
}

function wayOf({ request, progress }: Exchange): Way {
  if (request.method === 'POST' || request.method === 'GET') return request.method;
  progress.failedStatus = 405;
  throw new DomainError('OPERATION_KIND_NOT_SERVED');
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
