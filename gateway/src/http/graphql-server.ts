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
import type { DocumentNode, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { sortedByPath } from '../observability/order-of-errors.js';
import { codeOf, publicError } from '../observability/public-errors.js';
import type { AdmittedOperation } from '../protection/admit-operation.js';
import { actualCost } from '../protection/actual-cost.js';
import type { ValidatedDocuments } from '../protection/validated-documents.js';
import type { SchemaCosts } from '../protection/schema-costs.js';
import type { ExecutionScope } from '../supergraph/execution-scope.js';
import { introspectingGateway } from '../supergraph/introspecting-gateway.js';
import { isLarge } from '../supergraph/is-large.js';
import type { ServedSupergraph } from '../supergraph/served-supergraph.js';
import { costExtension, type CostReport } from './cost-report.js';
import { contentTypes, type ResponseType } from './negotiate.js';

/** One admitted operation to execute. */
export interface GraphqlCall {
  readonly operation: AdmittedOperation;
  readonly scope: ExecutionScope;
  readonly responseType: ResponseType;
  /** Called with the actual cost; returns the report for the response, or null for none. */
  readonly settleCost: (actual: number) => CostReport | null;
}

/** The response to send. */
export interface GraphqlResponse {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** `OK` or the code of the first error. */
  readonly code: string;
  /** False when the operation was refused before any part of it was executed. */
  readonly isExecuted: boolean;
  /** Seconds to wait before a retry, when a part was rate limited. */
  readonly retryAfterSeconds: number | null;
}

/** Apollo Server passes copies of the context around, so results are collected in the shared object `outcome`. */
interface CallContext extends BaseContext, ExecutionScope {
  readonly call: GraphqlCall;
  readonly outcome: { code: string; isExecuted: boolean; retryAfterSeconds: number | null };
}

/**
 * Apollo Server with a supergraph, without an HTTP framework: it executes admitted operations and returns the response to send.
 */
export class GraphqlServer {
  readonly #server: ApolloServer<CallContext>;

  constructor(
    supergraph: ServedSupergraph,
    { tokensMax, validated, log }: { tokensMax: number; validated: ValidatedDocuments; log: Logger },
  ) {
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
      documentStore: null,
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
        reuseDocuments(validated),
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

  /** Validates, plans and executes an operation. Mistakes in the operation are part of the response and never reject. */
  async execute(call: GraphqlCall): Promise<GraphqlResponse> {
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
    if (response.body.kind !== 'complete') throw new Error('Incremental responses are not supported');
    return {
      status: response.status ?? 200,
      contentType: contentTypes[call.responseType],
      text: response.body.string,
      ...context.outcome,
    };
  }
}

/** Saves the library from parsing and validating what admission has parsed. It does so itself with an invalid document, and lists the mistakes. */
function reuseDocuments(validated: ValidatedDocuments): ApolloServerPlugin<CallContext> {
  return {
    requestDidStart: async () => ({
      didResolveSource: async (context) => {
        const { document } = context.contextValue.call.operation;
        if (validated.mistakes(context.schema, document).length > 0) return;
        (context as { document?: DocumentNode }).document = document;
      },
    }),
  };
}

/** Codes that get status 200 with the media type application/json, as the GraphQL over HTTP specification requires. */
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
        const raised = result.errors === undefined ? undefined : sortedByPath(result.errors, result.data);
        const errors = raised?.map((error) => publicError(error, { locale: principal.locale, requestId, log }));
        contextValue.outcome.code = codeOf(errors);
        contextValue.outcome.isExecuted = result.data !== undefined;
        if (errors !== undefined) result.errors = errors;
        if (errors !== undefined) noteRates({ errors, data: result.data, context: contextValue, http: response.http });
        if (errors !== undefined && result.data === undefined) {
          response.http.status = statusOf(errors, call.responseType);
        }
        // The library lists objects that could not be loaded here; the response already has them as null.
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

/** Reports rate limits of subgraphs like the gateway's own. If nothing else was executed, the whole response is a 429. */
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

/** Status of an operation that was not executed. */
function statusOf(errors: readonly GraphQLFormattedError[], type: ResponseType): number {
  const codes = errors.map((error) => error.extensions?.['code']);
  if (codes.every((code) => documentCodes.has(code))) return type === 'JSON' ? 200 : 400;
  if (codes.includes('INTERNAL_SERVER_ERROR')) return 500;
  return 400;
}
