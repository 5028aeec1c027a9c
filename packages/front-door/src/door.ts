import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StartProblem } from './start-problem.js';

/** Who answers what comes in, by path. */
export interface Rooms {
  /** `/graphql`, `/health`, `/ready`, `/metrics`. */
  gateway: {
    handleRequest(request: IncomingMessage, response: ServerResponse): void;
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  };
  /** Answers true when the request was for one of its files. */
  widget: { handle(request: IncomingMessage, response: ServerResponse): boolean };
  portal: { handle(request: IncomingMessage, response: ServerResponse): Promise<void> } | null;
}

const gatewayPaths = new Set(['/graphql', '/health', '/ready', '/metrics']);
const drainMs = 10_000;

/** The one port: opened early, so that a port in use is told before anything else; answers 503 until the rooms are ready. */
export class Door {
  readonly #server: Server;
  #rooms: Rooms | null = null;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#handle(request, response));
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#upgrade(request, socket, head),
    );
  }

  /** @throws StartProblem when the port is taken or not allowed. */
  static async open(address: { host: string; port: number }): Promise<Door> {
    const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 60_000 });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, address)));
      server.listen(address.port, address.host, () => resolve());
    });
    return new Door(server);
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  admit(rooms: Rooms): void {
    this.#rooms = rooms;
  }

  /** Takes no new connection, lets requests end, cuts what is left after ten seconds. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(timer);
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const rooms = this.#rooms;
    if (rooms === null) return void response.writeHead(503, { 'retry-after': '2' }).end('starting');
    const path = pathOf(request);
    if (gatewayPaths.has(path)) return rooms.gateway.handleRequest(request, response);
    if (rooms.widget.handle(request, response)) return;
    if (rooms.portal === null) return void response.writeHead(404).end();
    rooms.portal.handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#rooms !== null && pathOf(request) === '/graphql') {
      this.#rooms.gateway.handleUpgrade(request, socket, head);
      return;
    }
    socket.destroy();
  }
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function listenProblem(error: NodeJS.ErrnoException, address: { host: string; port: number }): Error {
  const where = `${address.host}:${address.port}`;
  if (error.code === 'EADDRINUSE') {
    return new StartProblem(
      `El puerto ${where} ya está en uso. Cierra el otro programa o elige otro: PORT=3001 npm start`,
      `The port ${where} is in use. Close the other program or choose another: PORT=3001 npm start`,
    );
  }
  if (error.code === 'EACCES') {
    return new StartProblem(
      `No hay permiso para abrir el puerto ${where}. Elige uno mayor que 1024: PORT=3000 npm start`,
      `There is no permission to open the port ${where}. Choose one above 1024: PORT=3000 npm start`,
    );
  }
  return error;
}
