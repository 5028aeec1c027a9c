import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '@tertulia/errors';
import type { Clock } from '@tertulia/use-case';
import { refuseUpgrade } from '@tertulia/service/http';
import type { Principal } from '@tertulia/principal';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Context, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import { WebSocketServer, type RawData } from 'ws';
import type { Authenticator } from '../authentication/authenticator.js';
import type { ThrottledAuthenticator } from '../authentication/throttled-authenticator.js';
import type { GatewayMetrics } from '../observability/metrics.js';
import { clientAddress } from '../protection/client-address.js';
import { RateLimitedError, type RatePolicy } from '../protection/rate-policy.js';
import { CredentialWatch } from './credential-watch.js';
import { eachInTurns } from './each-in-turns.js';
import type { Opening, OperationStarter } from './operation-starter.js';
import { SilentSockets } from './silent-sockets.js';
import type { SocketBudget } from './socket-budget.js';
import type { SocketSettings } from './socket-settings.js';
import { isClientMessage } from './client-message.js';
import { closeCodes, countFrame, newSocket, type Socket } from './socket.js';

/** Dependencies of the socket server. */
export interface SocketServerParts {
  readonly authenticator: Authenticator;
  readonly credentials: ThrottledAuthenticator;
  readonly starter: OperationStarter;
  readonly rates: RatePolicy;
  readonly budget: SocketBudget;
  readonly metrics: GatewayMetrics;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: SocketSettings;
  readonly trustedProxyHops: number;
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
      onSubscribe: (context, id, payload) => this.#start(context, id, payload),
      subscribe: (args) => (args.contextValue as Opening).open(),
    });
    const onEnded = (socket: Socket): void => this.#endExpired(socket);
    this.#watch = new CredentialWatch({ authenticator, clock, log, recheckMs: settings.credentialRecheckMs, onEnded });
    this.#pings = setInterval(() => void this.#ping(), settings.keepAliveMs);
    this.#pings.unref();
  }

  /** Accepts an upgrade on `/graphql`. The credential arrives with the first message, so no rate is counted yet. */
  async upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const { budget, trustedProxyHops } = this.#parts;
    const address = clientAddress(request, trustedProxyHops);
    if (this.#isStopping || !budget.hasRoom()) {
      return refuseUpgrade(stream, 503, { 'Retry-After': '5' });
    }
    this.#upgrades.handleUpgrade(request, stream, head, (webSocket) => {
      this.#open(newSocket(webSocket, { request, stream, address }));
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
    this.#parts.budget.moveSockets(1);
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
    this.#parts.budget.moveSockets(-1);
    try {
      await closed;
      await socket.upstream?.dispose();
    } catch (error) {
      this.#parts.log.warn({ err: error, requestId: socket.requestId }, 'cleaning up a closed socket failed');
    }
  }

  async #connect(context: SocketContext): Promise<boolean> {
    const { credentials, rates } = this.#parts;
    const { socket } = context.extra;
    const headers = socket.headers ?? {};
    socket.headers = null;
    this.#silent.remove(socket);
    try {
      socket.caller = await credentials.fromSocket(headers, context.connectionParams ?? {}, socket);
      if (socket.caller.credential.kind === 'NONE') await rates.countSocket(socket.address);
    } catch (error) {
      return this.#refuseConnection(socket, error);
    }
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

  #start(context: SocketContext, id: string, payload: unknown): ReturnType<OperationStarter['start']> {
    const running = Object.keys(context.subscriptions).length;
    return this.#parts.starter.start(context.extra.socket, { id, payload, running });
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

  async #ping(): Promise<void> {
    await eachInTurns(this.#sockets, (socket) => {
      if (!socket.isAlive) {
        this.#parts.metrics.countSocketEnd('SILENT');
        socket.webSocket.terminate();
      } else if (socket.webSocket.readyState === socket.webSocket.OPEN) {
        socket.isAlive = false;
        socket.webSocket.ping();
      }
    });
  }
}

const stopPatienceMs = 2_000;

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data as ArrayBuffer).toString('utf8');
}
