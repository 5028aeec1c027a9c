import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '@tertulia/errors';
import type { Clock } from '@tertulia/use-case';
import { refuseUpgrade, requestIdOf } from '@tertulia/service/http';
import { principalHeader, type Principal } from '@tertulia/principal';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Context, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type RawData } from 'ws';
import type { Authenticator } from '../authentication/authenticator.js';
import type { ThrottledAuthenticator } from '../authentication/throttled-authenticator.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { clientAddress } from '../protection/client-address.js';
import { RateLimitedError, type RatePolicy } from '../protection/rate-policy.js';
import type { ScopeMaker } from '../supergraph/make-scope.js';
import { UpstreamSockets, type UpstreamSettings } from '../supergraph/upstream-sockets.js';
import { CredentialWatch } from './credential-watch.js';
import { openSubscription, type SubscriptionOperation } from './open-subscription.js';
import type { OperationStarter } from './operation-starter.js';
import { SilentSockets } from './silent-sockets.js';
import type { SocketSettings } from './socket-settings.js';
import { isClientMessage } from './client-message.js';
import { closeCodes, countFrame, newSocket, type Socket } from './socket.js';

/** Dependencies of the socket server. */
export interface SocketServerParts {
  readonly authenticator: Authenticator;
  readonly credentials: ThrottledAuthenticator;
  readonly starter: OperationStarter;
  readonly rates: RatePolicy;
  readonly scopes: ScopeMaker;
  readonly metrics: GatewayMetrics;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: SocketSettings;
  readonly trustedProxyHops: number;
  readonly upstream: Pick<UpstreamSettings, 'continuations' | 'pulse'>;
}

type SocketContext = Context<Record<string, unknown>, { socket: Socket }>;

/** Subscriptions over graphql-transport-ws. */
export class SocketServer {
  readonly #parts: SocketServerParts;
  readonly #upgrades: WebSocketServer;
  readonly #protocol: Server<{ socket: Socket }>;
  readonly #sockets = new Set<Socket>();
  readonly #silent: SilentSockets;
  readonly #watch: CredentialWatch;
  readonly #pings: NodeJS.Timeout;
  #isStopping = false;

  constructor(parts: SocketServerParts) {
    this.#parts = parts;
    const { settings, authenticator, clock, log } = parts;
    this.#silent = new SilentSockets(settings.silentPerAddressMax);
    this.#upgrades = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: settings.frameBytesMax,
      handleProtocols: (offered) =>
        offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
    });
    this.#protocol = makeServer<Record<string, unknown>, { socket: Socket }>({
      connectionInitWaitTimeout: settings.initialisationTimeoutMs,
      onConnect: (context) => this.#connect(context),
      onSubscribe: (context, _id, payload) => this.#start(context, payload),
      subscribe: (args) => openSubscription(args.contextValue as SubscriptionOperation),
    });
    const onEnded = (socket: Socket): void => this.#endExpired(socket);
    this.#watch = new CredentialWatch({ authenticator, clock, log, recheckMs: settings.credentialRecheckMs, onEnded });
    this.#pings = setInterval(() => this.#ping(), settings.keepAliveMs);
    this.#pings.unref();
  }

  /** Accepts an upgrade on `/graphql`. The credential arrives with the first message, so no rate is counted yet. */
  async upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const { settings, trustedProxyHops } = this.#parts;
    const address = clientAddress(request, trustedProxyHops);
    if (this.#isStopping || this.#sockets.size >= settings.socketsMax) {
      return refuseUpgrade(stream, 503, { 'Retry-After': '5' });
    }
    this.#upgrades.handleUpgrade(request, stream, head, (webSocket) => {
      this.#open(newSocket(webSocket, { request, address, requestId: requestIdOf(request) }));
    });
  }

  /** Immediately checks the credentials of the open sockets whose callers are concerned. */
  recheck(isConcerned: (principal: Principal) => boolean): void {
    this.#watch.recheck(isConcerned);
  }

  /** Accepts no new sockets and closes the open ones with 1001. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#watch.stop();
    clearInterval(this.#pings);
    const closed = [...this.#sockets].map(
      ({ webSocket }) => new Promise<void>((resolve) => void webSocket.once('close', () => resolve())),
    );
    for (const { webSocket } of this.#sockets) webSocket.close(closeCodes.goingAway, 'Going away');
    const cut = setTimeout(() => this.#terminateAll(), stopPatienceMs);
    await Promise.all(closed);
    clearTimeout(cut);
  }

  #terminateAll(): void {
    for (const { webSocket } of this.#sockets) webSocket.terminate();
  }

  #open(socket: Socket): void {
    const { webSocket } = socket;
    this.#sockets.add(socket);
    this.#silent.add(socket);
    this.#parts.metrics.moveSockets(1);
    webSocket.on('pong', () => {
      socket.isAlive = true;
    });
    webSocket.on('error', (error) =>
      this.#parts.log.debug({ err: error, requestId: socket.requestId }, 'socket error'),
    );
    const closed = this.#protocol.opened(
      {
        protocol: webSocket.protocol,
        send: (text) => this.#send(socket, text),
        close: (code, reason) => webSocket.close(code, reason),
        onMessage: (handle) => {
          webSocket.on('message', (data, isBinary) => void this.#receive(socket, { data, isBinary, handle }));
        },
      },
      { socket },
    );
    webSocket.once('close', (code, reason) => void this.#onClosed(socket, closed(code, reason.toString())));
  }

  async #onClosed(socket: Socket, closed: Promise<void>): Promise<void> {
    this.#sockets.delete(socket);
    this.#silent.remove(socket);
    this.#watch.remove(socket);
    this.#parts.metrics.moveSockets(-1);
    try {
      await closed;
      await socket.upstream?.dispose();
    } catch (error) {
      this.#parts.log.warn({ err: error, requestId: socket.requestId }, 'cleaning up a closed socket failed');
    }
  }

  async #connect(context: SocketContext): Promise<boolean> {
    const { credentials, rates, scopes } = this.#parts;
    const { socket } = context.extra;
    const { request, requestId, address } = socket;
    this.#silent.remove(socket);
    try {
      socket.caller = await credentials.fromSocket(request.headers, context.connectionParams ?? {}, socket);
      if (socket.caller.credential.kind === 'NONE') await rates.countSocket(address);
    } catch (error) {
      return this.#refuseConnection(socket, error);
    }
    const { principal } = socket.caller;
    socket.upstream = new UpstreamSockets({
      parameters: () => upstreamParameters({ principal, requestId, scopes }),
      ...this.#parts.upstream,
      onSilence: () => this.#parts.log.warn({ requestId }, 'a subgraph stopped responding on its socket'),
      onMissed: () => socket.webSocket.close(closeCodes.serviceRestart, 'Events were missed'),
    });
    if (this.#sockets.has(socket)) this.#watch.add(socket);
    return true;
  }

  #refuseConnection({ webSocket, requestId }: Socket, error: unknown): false {
    if (error instanceof RateLimitedError) {
      webSocket.close(closeCodes.tryAgainLater, `Try again in ${error.rate.resetSeconds} s`);
    } else if (!(error instanceof DomainError && error.code === 'UNAUTHENTICATED')) {
      this.#parts.log.warn({ err: error, requestId }, 'connecting a socket failed');
      webSocket.close(closeCodes.tryAgainLater, 'Try again later');
    }
    return false;
  }

  #start(context: SocketContext, payload: unknown): ReturnType<OperationStarter['start']> {
    return this.#parts.starter.start(context.extra.socket, payload, Object.keys(context.subscriptions).length);
  }

  async #receive(
    socket: Socket,
    message: { data: RawData; isBinary: boolean; handle: (text: string) => Promise<void> },
  ): Promise<void> {
    const { metrics, settings, log } = this.#parts;
    const { webSocket } = socket;
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (message.isBinary) return webSocket.close(closeCodes.invalidMessage, 'Invalid message received');
    if (!countFrame(socket, { nowMs: performance.now(), max: settings.framesPerSecondMax })) {
      metrics.countSocketEnd('FLOOD');
      return webSocket.close(closeCodes.policyViolation, 'Too many messages');
    }
    const text = textOf(message.data);
    if (!isClientMessage(text)) return webSocket.close(closeCodes.invalidMessage, 'Invalid message received');
    try {
      await message.handle(text);
    } catch (error) {
      log.error({ err: error, requestId: socket.requestId }, 'handling a socket message failed');
      webSocket.close(closeCodes.tryAgainLater, 'Try again later');
    }
    return undefined;
  }

  /**
   * Resolves when the text has been written, so that a slow reader slows its subscription down, and not before the next turn of the
   * event loop, so that a source with an endless supply of events does not block other work.
   */
  #send({ webSocket, requestId }: Socket, text: string): Promise<void> {
    const { settings, metrics, log } = this.#parts;
    const isSlow = webSocket.bufferedAmount > settings.bufferedBytesMax;
    if (isSlow && webSocket.readyState === webSocket.OPEN) {
      log.warn({ requestId }, 'terminating a socket that reads too slowly');
      metrics.countSocketEnd('SLOW');
      webSocket.terminate();
    }
    return new Promise((resolve) => {
      if (webSocket.readyState === webSocket.OPEN) webSocket.send(text, () => setImmediate(resolve));
      else setImmediate(resolve);
    });
  }

  #endExpired(socket: Socket): void {
    this.#parts.metrics.countSocketEnd('EXPIRED');
    socket.webSocket.close(closeCodes.forbidden, 'Forbidden');
  }

  #ping(): void {
    for (const socket of this.#sockets) {
      if (!socket.isAlive) {
        this.#parts.metrics.countSocketEnd('SILENT');
        socket.webSocket.terminate();
      } else if (socket.webSocket.readyState === socket.webSocket.OPEN) {
        socket.isAlive = false;
        socket.webSocket.ping();
      }
    }
  }
}

const stopPatienceMs = 2_000;

function upstreamParameters({
  principal,
  requestId,
  scopes,
}: {
  principal: Principal;
  requestId: string;
  scopes: ScopeMaker;
}) {
  const signed = scopes.sign(principal);
  return { requestId, ...(signed === null ? {} : { [principalHeader]: signed }) };
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data as ArrayBuffer).toString('utf8');
}
