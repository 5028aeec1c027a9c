import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { nextTurnOfLoop } from '@tertulia/bounded-work';
import { entryOf } from '@tertulia/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { inOrderOfPlaces } from '../observability/order-of-errors.js';
import { codeOf, publicError } from '../observability/public-errors.js';
import type { AdmittedOperation } from '../protection/admit-operation.js';
import { actualCost } from '../protection/actual-cost.js';
import type { SchemaCosts } from '../protection/schema-costs.js';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import { introspectingGateway } from '../supergraph/introspecting-gateway.js';
import { isLarge } from '../supergraph/is-large.js';
import type { ServedSupergraph } from '../supergraph/served-supergraph.js';
import { costExtension, type CostReport } from './cost-report.js';
import { contentTypes, type ResponseType } from './negotiate.js';

/** One admitted operation on its way through Apollo Server. */
export interface GraphqlCall {
  readonly operation: AdmittedOperation;
  readonly scope: ExecutionScope;
  readonly responseType: ResponseType;
  /** Told what the answer cost; gives what callers are told of it, null where they are told nothing. */
  readonly settleCost: (actual: number) => CostReport | null;
}

/** What is sent back. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** `OK` or the code of the first error. */
  readonly code: string;
  /** False when it was refused before anything was done. */
  readonly isExecuted: boolean;
  /** Where a part was refused for now. */
  readonly retryAfterSeconds: number | null;
}

/** The server hands copies of it around, so what is learnt on the way is kept in `outcome`. */
interface CallContext extends BaseContext, ExecutionScope {
  readonly call: GraphqlCall;
  readonly outcome: { code: string; isExecuted: boolean; retryAfterSeconds: number | null };
}

/**
 * Apollo Server over Apollo's gateway, without an HTTP framework in front: it is handed operations that were admitted, and
 * gives back what to send.
 */
export class GraphqlServer {
  readonly #server: ApolloServer<CallContext>;

  constructor(supergraph: ServedSupergraph, { log, tokensMax }: { tokensMax: number; log: Logger }) {
    this.#server = new ApolloServer<CallContext>({
      gateway: introspectingGateway(supergraph.gateway, log),
      introspection: true,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      nodeEnv: 'production',
      parseOptions: { maxTokens: tokensMax },
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: (message: unknown) => log.warn(String(message)),
        error: (message: unknown) => log.error(String(message)),
      },
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        shapeResponses(log, () => supergraph.costs),
      ],
    });
  }

  /** @throws Error when the supergraph cannot be loaded */
  start(): Promise<void> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Validates, plans and executes. Never rejects for what an operation does wrong. */
  async answer(call: GraphqlCall): Promise<GraphqlAnswer> {
    const outcome = { code: 'OK', isExecuted: false, retryAfterSeconds: null };
    const context: CallContext = { ...call.scope, call, outcome };
    const { query, operationName, variables } = call.operation;
    const response = await this.#server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([
          ['content-type', 'application/json'],
          ['accept', contentTypes[call.responseType].replace('; charset=utf-8', '')],
        ]),
        search: '',
        body: { query, variables, ...(operationName === null ? {} : { operationName }) },
      },
      context: async () => context,
    });
    if (response.body.kind !== 'complete') throw new Error('Answers in parts are not served');
    return {
      status: response.status ?? 200,
      contentType: contentTypes[call.responseType],
      text: response.body.string,
      ...context.outcome,
    };
  }
}

/** Codes that the specification of GraphQL over HTTP wants answered with 200 where plain JSON was asked for. */
const documentCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

function shapeResponses(log: Logger, costs: () => SchemaCosts | null): ApolloServerPlugin<CallContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return;
        const { call } = contextValue;
        const { principal, requestId } = call.scope;
        const result = response.body.singleResult;
        const pause = isLarge(result.data) ? nextTurnOfLoop : async () => undefined;
        await pause();
        const raised = result.errors === undefined ? undefined : inOrderOfPlaces(result.errors, result.data);
        const errors = raised?.map((error) => publicError(error, { locale: principal.locale, requestId, log }));
        contextValue.outcome.code = codeOf(errors);
        contextValue.outcome.isExecuted = result.data !== undefined;
        if (errors !== undefined) result.errors = errors;
        if (errors !== undefined) noteRates({ errors, data: result.data, context: contextValue, http: response.http });
        if (errors !== undefined && result.data === undefined) {
          response.http.status = statusOf(errors, call.responseType);
        }
        // The library's own account of objects that are not there; the answer shows them as null.
        delete result.extensions?.['valueCompletion'];
        const { document, operation } = call.operation;
        const cost = call.settleCost(actualCost({ document, operation, data: result.data, costs: costs() }));
        if (cost !== null) {
          result.extensions = { ...result.extensions, cost: costExtension(cost) };
        } else if (Object.keys(result.extensions ?? {}).length === 0) {
          delete result.extensions;
        }
        // Written as JSON next.
        await pause();
      },
    }),
  };
}

/** What a subgraph refuses for now is told as the gateway's own rates are; where nothing else was answered, nothing was done. */
function noteRates({
  errors,
  data,
  context,
  http,
}: {
  errors: readonly GraphQLFormattedError[];
  data: unknown;
  context: CallContext;
  http: { status?: number };
}): void {
  const waits = errors.flatMap(({ extensions }) => {
    const wait = (extensions?.['data'] as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
    return extensions?.['code'] === 'RATE_LIMITED' && typeof wait === 'number' ? [wait] : [];
  });
  if (waits.length === 0) return;
  context.outcome.retryAfterSeconds = Math.max(...waits);
  if (waits.length < errors.length || !isNothing(data)) return;
  http.status = entryOf('RATE_LIMITED').httpStatus;
  context.outcome.isExecuted = false;
}

function isNothing(data: unknown): boolean {
  return typeof data !== 'object' || data === null || Object.values(data).every((value) => value === null);
}

/** For an operation that was not executed at all. */
function statusOf(errors: readonly GraphQLFormattedError[], type: ResponseType): number {
  const codes = errors.map((error) => error.extensions?.['code']);
  if (codes.every((code) => documentCodes.has(code))) return type === 'JSON' ? 200 : 400;
  if (codes.includes('INTERNAL_SERVER_ERROR')) return 500;
  return 400;
}
