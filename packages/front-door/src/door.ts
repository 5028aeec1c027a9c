import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StartProblem } from '@tertulia/environment';

/** Who answers what comes in, by path. */
export interface Rooms {
  /** `/graphql`, `/health`, `/ready`, `/metrics`; null where it is elsewhere. */
  gateway: {
    handleRequest(request: IncomingMessage, response: ServerResponse): void;
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  } | null;
  /** Answers true when the request was for one of its files; null where there are none. */
  widget: { handle(request: IncomingMessage, response: ServerResponse): boolean } | null;
  /** Everything else; null answers 404. */
  portal: { handle(request: IncomingMessage, response: ServerResponse): Promise<void> } | null;
}

/** Where the one port is opened; 0 takes a free one. */
export interface DoorAddress {
  readonly host: string;
  readonly port: number;
}

const gatewayPaths = new Set(['/graphql', '/health', '/ready', '/metrics']);
const cutMs = 10_000;
/** Announced to clients, who stop using an idle connection before it ends. A drain must last longer. */
const keepAliveMs = 5_000;

/** The one public port: opened early where a port in use should be told before anything else; answers 503 until the rooms are ready. */
export class Door {
  readonly #server: Server;
  #rooms: Rooms | null = null;
  #isDraining = false;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#handle(request, response));
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#upgrade(request, socket, head),
    );
  }

  /** @throws StartProblem when the port is taken or not allowed. */
  static async open(address: DoorAddress, rooms: Rooms | null = null): Promise<Door> {
    const server = createServer({ keepAliveTimeout: keepAliveMs, headersTimeout: 20_000, requestTimeout: 60_000 });
    const door = new Door(server);
    if (rooms !== null) door.admit(rooms);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, address)));
      server.listen(address.port, address.host, () => resolve());
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

  /** Takes no new connection, lets requests end, cuts what is left after ten seconds. */
  async close(): Promise<void> {
    this.#isDraining = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), cutMs);
    await closed;
    clearTimeout(timer);
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.#isDraining) response.shouldKeepAlive = false;
    const rooms = this.#rooms;
    if (rooms === null) return void response.writeHead(503, { 'retry-after': '2' }).end('starting');
    const path = pathOf(request);
    if (rooms.gateway !== null && gatewayPaths.has(path)) return rooms.gateway.handleRequest(request, response);
    if (rooms.widget?.handle(request, response) === true) return;
    if (rooms.portal === null) return void response.writeHead(404).end();
    rooms.portal.handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const gateway = this.#rooms?.gateway ?? null;
    if (gateway !== null && pathOf(request) === '/graphql') gateway.handleUpgrade(request, socket, head);
    else socket.destroy();
  }
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function listenProblem(error: NodeJS.ErrnoException, address: DoorAddress): Error {
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
