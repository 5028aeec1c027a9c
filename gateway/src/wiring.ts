import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { withDeadline } from '@tertulia/deadline';
import type { PubSub } from '@tertulia/messaging';
import type { RedisServer } from '@tertulia/messaging/redis';
import type { Clock } from '@tertulia/use-case';
import { pathOf, refuseUpgrade } from '@tertulia/service/http';
import type { SubgraphCaller } from '@tertulia/subgraph';
import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { Authenticator } from './authentication/authenticator.js';
import { ThrottledAuthenticator } from './authentication/throttled-authenticator.js';
import type { CredentialVerifier } from './authentication/credential-verifier.js';
import { IdentityCredentialVerifier } from './authentication/identity-credential-verifier.js';
import { OwnOrigins } from './authentication/own-origins.js';
import { SessionCookie } from './authentication/session-cookie.js';
import { VisitorTokens } from './authentication/visitor-tokens.js';
import { ExplorerEndpoint } from './explorer/explorer-endpoint.js';
import { GraphqlEndpoint } from './http/graphql-endpoint.js';
import { GraphqlServer } from './http/graphql-server.js';
import { HealthEndpoint } from './http/health.js';
import { BotLookEndpoint, type BotSites } from './http/bot-look.js';
import { isGatewayPath, RequestHandler } from './http/request-handler.js';
import { IdempotentMutations } from './idempotency/idempotent-mutations.js';
import { GatewayMetrics } from './observability/metrics.js';
import { OperationGate } from './protection/admit-operation.js';
import { CostPolicy } from './protection/cost-budget.js';
import { KnownOperations } from './protection/known-operations.js';
import { tokensMaxOf } from './protection/limits.js';
import { OperationTurns } from './protection/operation-turns.js';
import { RatePolicy } from './protection/rate-policy.js';
import { ValidatedDocuments } from './protection/validated-documents.js';
import { makeBuckets, makeIdempotencyStore, makeLimiter } from './stores.js';
import { settingsDefault, type GatewaySettings } from './settings.js';
import { SelectionEndpoint } from './selections/selection-endpoint.js';
import { SelectionRunner, type SelectionRequest } from './selections/selection-runner.js';
import { OperationStarter } from './subscriptions/operation-starter.js';
import { RevocationListener } from './subscriptions/revocation-listener.js';
import { SharedSubscriptions } from './subscriptions/shared-subscriptions.js';
import { SocketBudget } from './subscriptions/socket-budget.js';
import { SocketServer } from './subscriptions/socket-server.js';
import { openHttpConnections, type HttpConnections } from './supergraph/http-transport.js';
import { ConversationStarts } from './visits/conversation-starts.js';
import { ScopeMaker } from './supergraph/make-scope.js';
import { ServedSupergraph } from './supergraph/served-supergraph.js';
import { SubgraphDirectory, type SubgraphLocation } from './supergraph/subgraph-directory.js';
import type { SupergraphSource } from './supergraph/supergraph-source.js';
import { Upstreams } from './supergraph/upstreams.js';

/** Input for creating a gateway. */
export interface GatewayInput {
  readonly supergraph: SupergraphSource;
  /** Operations that callers may name by their hash. */
  readonly known?: KnownOperations;
  /** Locations of subgraphs by name; a subgraph that is not listed is called at its address in the supergraph. */
  readonly subgraphs: Readonly<Record<string, SubgraphLocation>>;
  /** At least 32 characters, the same as in the subgraphs; null when the subgraphs do not verify callers. */
  readonly principalSecret: string | null;
  /** The secret of `runtime`; null when there are no visitors. */
  readonly visitorTokenSecret: string | null;
  /** Address of the portal and the API; determines the cookie's name and which pages may use it. */
  readonly publicUrl: string;
  readonly log: Logger;
  readonly clock: Clock;
  /** Calls the identity subgraph; null when there is none: sessions and API keys are then ignored. */
  readonly callSubgraph: SubgraphCaller | null;
  /** Store of the counts that all gateways share; null for a single gateway. */
  readonly redis: RedisServer | null;
  /** Publishes revoked credentials; null when there is no publisher. */
  readonly pubSub: PubSub | null;
  readonly settings?: Partial<GatewaySettings>;
}

/** A gateway to mount on a `node:http` server. */
export interface Gateway {
  /** True for the paths of this gateway; the server of the other paths on the port checks this first. */
  serves(path: string): boolean;
  /** Handles a request for a path that it serves; any other path is 404. Rejects only on a defect. */
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Handles an upgrade to a WebSocket on `/graphql`; any other path is 404. Rejects only on a defect. */
  handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void>;
  /** The hosts whose pages may show a bot, and whose pages it may show. The look-up counts against the request's address. */
  sitesOf(publicId: string, request: IncomingMessage): Promise<BotSites>;
  /** Runs a subscription once for an event, for a subgraph in this process; others ask over HTTP. Never rejects. */
  execute(request: SelectionRequest): Promise<ExecutionResult>;
  /** What the gateway still waits for, in one word; null when it is ready. */
  waitingFor(): Promise<string | null>;
  /** Reports not ready but still serves requests; responses ask clients to open a new connection. */
  startDraining(): void;
  /** Reports not ready, closes sockets with 1001, waits for running requests, then releases all resources. */
  close(): Promise<void>;
}

/** Parts shared by HTTP and sockets. */
interface Parts {
  readonly input: GatewayInput;
  readonly settings: GatewaySettings;
  readonly metrics: GatewayMetrics;
  readonly connections: HttpConnections;
  readonly supergraph: ServedSupergraph;
  readonly ownOrigins: OwnOrigins;
  readonly cookie: SessionCookie;
  readonly verifier: CredentialVerifier | null;
  readonly authenticator: Authenticator;
  readonly credentials: ThrottledAuthenticator;
  readonly gate: OperationGate;
  readonly known: KnownOperations;
  readonly validated: ValidatedDocuments;
  readonly rates: RatePolicy;
  readonly starts: ConversationStarts;
  readonly costs: CostPolicy;
  readonly turns: OperationTurns;
  readonly idempotent: IdempotentMutations;
  readonly scopes: ScopeMaker;
}

/**
 * Builds the gateway and loads its supergraph.
 * @throws Error when the supergraph cannot be read or served, or a subgraph has no address
 */
export async function createGateway(input: GatewayInput): Promise<Gateway> {
  const parts = makeParts(input);
  const { log } = input;
  const server = new GraphqlServer(parts.supergraph, {
    tokensMax: tokensMaxOf(parts.settings.limits),
    validated: parts.validated,
    log,
  });
  const sockets = makeSocketServer(parts);
  const revocations = makeRevocationListener(parts, sockets);
  let closing: Promise<void> | null = null;
  let isDraining = false;
  const { executionDeadlineMs } = parts.settings;
  const selections = new SelectionRunner({ ...parts, log, executionDeadlineMs });
  const requests = makeRequestHandler(parts, { server, selections, isStopping: () => isDraining });
  try {
    await server.start();
  } catch (error) {
    await close(parts, { server, sockets, requests, revocations });
    throw error;
  }
  return {
    serves: isGatewayPath,
    handleRequest: (request, response) => requests.handle(request, response),
    handleUpgrade: async (request, stream, head) =>
      pathOf(request) === '/graphql' ? sockets.upgrade(request, stream, head) : refuseUpgrade(stream, 404),
    execute: async (request) => selections.execute(request),
    sitesOf: (publicId, request) => requests.sitesOf(publicId, request),
    waitingFor: () => requests.waitingFor('readiness'),
    startDraining: () => {
      isDraining = true;
    },
    close: () => {
      isDraining = true;
      return (closing ??= close(parts, { server, sockets, requests, revocations }));
    },
  };
}

function makeParts(input: GatewayInput): Parts {
  const settings = { ...settingsDefault, ...input.settings };
  const { log, clock, known = new KnownOperations([]) } = input;
  const metrics = new GatewayMetrics(settings.areProcessMetricsCollected);
  const connections = openHttpConnections(settings.subgraphCalling);
  const supergraph = new ServedSupergraph({
    source: input.supergraph,
    directory: new SubgraphDirectory(input.subgraphs, connections),
    calling: { log, metrics, identitySubgraph: input.callSubgraph === null ? null : settings.identitySubgraph },
    ...{ known, log },
    executor: settings.executor,
    onReload: (outcome) => metrics.countReload(outcome),
  });
  const ownOrigins = new OwnOrigins([input.publicUrl, ...settings.ownOrigins]);
  const cookie = new SessionCookie(input.publicUrl.startsWith('https:'));
  const verifier = makeVerifier(input, settings);
  const visitorTokens =
    input.visitorTokenSecret === null ? null : new VisitorTokens(input.visitorTokenSecret, () => clock.now());
  const limiter = makeLimiter(input, settings);
  const rates = new RatePolicy(limiter, settings.sensitiveFields);
  const authenticator = new Authenticator({ verifier, visitorTokens, cookie, ownOrigins });
  return {
    input,
    settings,
    metrics,
    connections,
    supergraph,
    ownOrigins,
    cookie,
    verifier,
    authenticator,
    credentials: new ThrottledAuthenticator(authenticator, rates),
    gate: new OperationGate(settings.limits, () => supergraph.costs, known),
    known,
    validated: new ValidatedDocuments(),
    costs: new CostPolicy(makeBuckets(input, settings)),
    turns: new OperationTurns(settings.turns),
    rates,
    starts: new ConversationStarts({
      limiter,
      isResumeToken: async (token) => (await visitorTokens?.isGood(token)) ?? false,
    }),
    idempotent: new IdempotentMutations(makeIdempotencyStore(input), rates),
    scopes: new ScopeMaker(input.principalSecret, clock),
  };
}

function makeVerifier({ callSubgraph }: GatewayInput, settings: GatewaySettings): CredentialVerifier | null {
  if (callSubgraph === null) return null;
  const { identitySubgraph, credentialTimeoutMs, subgraphCalling } = settings;
  return new IdentityCredentialVerifier(callSubgraph, {
    subgraph: identitySubgraph,
    timeoutMs: credentialTimeoutMs,
    guard: subgraphCalling.guard,
  });
}

function makeRequestHandler(
  parts: Parts,
  { server, selections, isStopping }: { server: GraphqlServer; selections: SelectionRunner; isStopping: () => boolean },
): RequestHandler {
  const { settings, known, ownOrigins, supergraph, verifier, metrics } = parts;
  const { log, clock } = parts.input;
  const { areMetricsExposed, trustedProxyHops, executionDeadlineMs } = settings;
  const bodyLimits = { bytesMax: settings.bodyBytesMax, timeoutMs: settings.bodyTimeoutMs };
  const memberBodyLimits = { ...bodyLimits, bytesMax: settings.memberBodyBytesMax };
  return new RequestHandler({
    graphql: new GraphqlEndpoint({ ...parts, server, clock, log, bodyLimits, memberBodyLimits, executionDeadlineMs }),
    selections: new SelectionEndpoint({
      selections,
      known,
      principalSecret: parts.input.principalSecret,
      clock,
      bodyLimits,
    }),
    explorer: new ExplorerEndpoint({
      folder: settings.explorerFolder,
      publicUrl: parts.input.publicUrl,
      schema: () => supergraph.apiSchema,
    }),
    health: new HealthEndpoint({
      supergraph,
      verifier,
      metrics,
      redis: parts.input.redis,
      areMetricsExposed,
      isStopping,
      log,
    }),
    looks: new BotLookEndpoint({ ...parts, server, executionDeadlineMs }),
    ownOrigins,
    trustedProxyHops,
    isStopping,
  });
}

function makeSocketServer(parts: Parts): SocketServer {
  const { settings } = parts;
  const { log, clock } = parts.input;
  const { trustedProxyHops, continuations, upstreamPulse: pulse, sockets } = settings;
  const budget = new SocketBudget(sockets.memory);
  const starter = new OperationStarter({
    ...parts,
    ...{ log, budget, continuations },
    upstreams: new Upstreams({ ...parts, log, continuations, pulse }),
    shared: new SharedSubscriptions({ ...parts, log, settings: sockets }),
    operationsPerSocketMax: sockets.operationsPerSocketMax,
    eventDeadlineMs: settings.executionDeadlineMs,
  });
  return new SocketServer({ ...parts, budget, starter, clock, log, settings: sockets, trustedProxyHops });
}

function makeRevocationListener({ input }: Parts, sockets: SocketServer): RevocationListener | null {
  const { pubSub, log } = input;
  if (pubSub === null) return null;
  return new RevocationListener({ pubSub, log, recheck: (isConcerned) => sockets.recheck(isConcerned) });
}

interface RunningParts {
  readonly server: GraphqlServer;
  readonly sockets: SocketServer;
  readonly requests: RequestHandler;
  readonly revocations: RevocationListener | null;
}

async function close({ settings, connections, input }: Parts, running: RunningParts): Promise<void> {
  running.revocations?.stop();
  await running.sockets.stop();
  await withDeadline(running.requests.idle(), settings.stopPatienceMs, () => undefined);
  await running.server.stop().catch((error: unknown) => input.log.warn({ err: error }, 'stopping the server failed'));
  await connections.close();
}
