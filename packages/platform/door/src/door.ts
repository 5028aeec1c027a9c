import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StartProblem } from '@tertulia/environment';
import { guardedServer, pathOf, refuseUpgrade } from '@tertulia/service/http';
import type { Logger } from 'pino';
import type { PublicNotices } from './public-notices.js';
import { botOf, type PageSites, type WidgetFiles } from './widget-files.js';

/** The handlers of requests, by path. */
export interface Rooms {
  /** For programs; absent where a proxy in front serves them. */
  notices?: Pick<PublicNotices, 'handle'>;
  /** The graph and everything else that the gateway serves; null where it runs in another process. */
  gateway: {
    serves(path: string): boolean;
    handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>;
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
    /** Sites that may embed a bot, where an empty list means every site, and sites whose pages it may show. */
    sitesOf(publicId: string, request: IncomingMessage): Promise<PageSites>;
  } | null;
  /** Requests from outside that are no graph operations, such as calls of other systems; absent where there are none. */
  hooks?: {
    serves(path: string): boolean;
    handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  } | null;
  /** Returns true when the request was for one of its files; null where there are none. */
  widget: Pick<WidgetFiles, 'handle'> | null;
  /** Everything else; null responds with 404. Sockets are proxied only where it supports them: 404 elsewhere. */
  portal: {
    handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
    handleUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  } | null;
}

/** Address of the port, and the log for its errors. */
export interface DoorSettings {
  readonly host: string;
  /** 0 chooses a free one. */
  readonly port: number;
  readonly log: Logger;
}

const cutMs = 10_000;
/** For a request with its body: a file of 25 MB over a slow phone. Its headers have 20 seconds. */
const requestMs = 300_000;
/** Announced to clients, who stop using an idle connection before it is closed. A drain must last longer. */
const keepAliveMs = 5_000;

/**
 * The single public port. Opened early, so that a port in use is reported before anything else; responds with 503 until the handlers are
 * ready.
 */
export class Door {
  readonly #server: Server;
  readonly #passedOn = new Set<Duplex>();
  #rooms: Rooms | null = null;
  #isDraining = false;

  private constructor({ log }: DoorSettings) {
    this.#server = guardedServer(
      {
        log,
        answer: async (request, response) => this.#answer(request, response),
        upgrade: async (request, socket, head) => this.#upgrade(request, socket, head),
      },
      { keepAliveTimeout: keepAliveMs, headersTimeout: 20_000, requestTimeout: requestMs },
    );
  }

  /** @throws StartProblem when the port is in use or not allowed. */
  static async open(settings: DoorSettings, rooms: Rooms | null = null): Promise<Door> {
    const door = new Door(settings);
    if (rooms !== null) door.admit(rooms);
    await new Promise<void>((resolve, reject) => {
      door.#server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, settings)));
      door.#server.listen(settings.port, settings.host, () => resolve());
    });
    return door;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  admit(rooms: Rooms): void {
    this.#rooms = rooms;
  }

  /**
   * Keeps serving for the given time and makes every client open a new connection for its next request: by then another process listens.
   * Resolves at the end of it.
   */
  async drain(ms: number): Promise<void> {
    this.#isDraining = true;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Accepts no new connection, lets requests finish, cuts the rest after ten seconds. Sockets of the portal are cut at once. */
  async close(): Promise<void> {
    this.#isDraining = true;
    for (const socket of this.#passedOn) socket.destroy();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), cutMs);
    await closed;
    clearTimeout(timer);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#isDraining) response.shouldKeepAlive = false;
    const rooms = this.#rooms;
    if (rooms === null) return void response.writeHead(503, { 'retry-after': '2' }).end('starting');
    if (rooms.notices?.handle(request, response) === true) return undefined;
    if (rooms.gateway?.serves(pathOf(request)) === true) return rooms.gateway.handleRequest(request, response);
    if (rooms.hooks?.serves(pathOf(request)) === true) return rooms.hooks.handle(request, response);
    const sites = await this.#sitesOf(request, rooms);
    if (rooms.widget?.handle(request, response, sites) === true) return undefined;
    if (rooms.portal === null) return void response.writeHead(404).end();
    return rooms.portal.handle(request, response);
  }

  /** The sites around the bot of the page; only our own frame it, and it frames none of the bot's, while the lists are unavailable. */
  async #sitesOf(request: IncomingMessage, { gateway, widget }: Rooms): Promise<PageSites> {
    const publicId = widget === null ? null : botOf(request.url ?? '/');
    if (publicId === null || gateway === null) return { framers: [], framed: [] };
    return gateway.sitesOf(publicId, request).catch(() => ({ framers: null, framed: [] }));
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { gateway = null, portal = null } = this.#rooms ?? {};
    if (gateway !== null && pathOf(request) === '/graphql') return gateway.handleUpgrade(request, socket, head);
    if (portal?.handleUpgrade === undefined) return refuseUpgrade(socket, 404);
    this.#passedOn.add(socket);
    socket.once('close', () => this.#passedOn.delete(socket));
    return portal.handleUpgrade(request, socket, head);
  }
}

function listenProblem(error: NodeJS.ErrnoException, address: Pick<DoorSettings, 'host' | 'port'>): Error {
  const where = `${address.host}:${address.port}`;
  if (error.code === 'EADDRINUSE') {
    return new StartProblem(
      `El puerto ${where} ya está en uso. Cierra el otro programa o elige otro, por ejemplo PORT=3001.`,
      `The port ${where} is in use. Close the other program or choose another, for example PORT=3001.`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartProblem(
      `No hay permiso para abrir el puerto ${where}. Elige uno mayor que 1024, por ejemplo PORT=3000.`,
      `There is no permission to open the port ${where}. Choose one above 1024, for example PORT=3000.`,
    );
  }
  return error;
}
