import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StartProblem } from '@tertulia/environment';
import { guardedServer, pathOf, refuseUpgrade } from '@tertulia/service/http';
import type { Logger } from 'pino';
import type { PublicNotices } from './public-notices.js';
import { chatOf, type WidgetFiles } from './widget-files.js';

/** Who answers what comes in, by path. */
export interface Rooms {
  /** For programs; absent where another door in front has them. */
  notices?: Pick<PublicNotices, 'handle'>;
  /** The graph and what else the gateway serves; null where it runs elsewhere. */
  gateway: {
    serves(path: string): boolean;
    handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>;
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
    /** Pages that may show a bot; none means every page. */
    sitesOf(publicId: string, request: IncomingMessage): Promise<readonly string[]>;
  } | null;
  /** Answers true when the request was for one of its files; null where there are none. */
  widget: Pick<WidgetFiles, 'handle'> | null;
  /** Everything else; null answers 404. Sockets are passed on only where it takes them: 404 elsewhere. */
  portal: {
    handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
    handleUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  } | null;
}

/** Where the one port is opened, and who hears of what goes wrong there. */
export interface DoorSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Logger;
}

const cutMs = 10_000;
/** Announced to clients, who stop using an idle connection before it ends. A drain must last longer. */
const keepAliveMs = 5_000;

/** The one public port: opened early where a port in use should be told before anything else; answers 503 until the rooms are ready. */
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
      { keepAliveTimeout: keepAliveMs, headersTimeout: 20_000, requestTimeout: 60_000 },
    );
  }

  /** @throws StartProblem when the port is taken or not allowed. */
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
   * Goes on answering for the given time, but asks every client to open its next connection anew: by then somebody else
   * listens. Resolves at the end of it.
   */
  async drain(ms: number): Promise<void> {
    this.#isDraining = true;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** Takes no new connection, lets requests end, cuts what is left after ten seconds. Sockets of the portal are cut at once. */
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
    const framers = await this.#framersOf(request, rooms);
    if (rooms.widget?.handle(request, response, framers) === true) return undefined;
    if (rooms.portal === null) return void response.writeHead(404).end();
    return rooms.portal.handle(request, response);
  }

  /** Who may frame the page: those who may show the bot of which it is the chat; only we while nobody knows. */
  async #framersOf(request: IncomingMessage, { gateway, widget }: Rooms): Promise<readonly string[] | null> {
    const publicId = widget === null ? null : chatOf(pathOf(request));
    return publicId === null || gateway === null ? [] : gateway.sitesOf(publicId, request).catch(() => null);
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
