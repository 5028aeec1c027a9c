import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/**
 * How a stand-in fails: `limit` responds 429 with `Retry-After`, `fail` 503, `stall` never responds, `cut` does the work and then drops the
 * connection, `expired` responds 401.
 */
export type Fault = 'limit' | 'fail' | 'stall' | 'cut' | 'expired';

/** One request that arrived. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** The fault with which it was met; null where it was served. */
  readonly fault: Fault | null;
  readonly atMs: number;
}

/** What a stand-in responds. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as a stand-in reads it. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly json: unknown;
  readonly headers: IncomingMessage['headers'];
}

/** A server on loopback that stands for a vendor's, fails on command and writes down what it was asked. */
export interface Vendor {
  readonly url: string;
  readonly port: number;
  /** `host:port`, for the list of exceptions of the way out. */
  readonly target: string;
  /** Everything that arrived, in order. */
  readonly seen: readonly Seen[];
  /** The next requests fail so, one fault each; those whose path does not match are served. */
  failNext(faults: readonly Fault[], only?: RegExp): void;
  /** Forgets the faults that are still to come. */
  heal(): void;
  /** Requests whose path matches are read and then wait, until the function that this returns is called. */
  hold(only: RegExp): () => void;
  /** Seconds of `Retry-After` with the fault `limit`. */
  retryAfterSeconds: number;
  close(): Promise<void>;
}

/**
 * Starts a stand-in. `serve` does the work of the vendor; what it returns is sent as JSON, a string as it is, and what is made
 * piece by piece when it is there; an error then drops the connection.
 */
export async function startVendor(serve: (asked: Asked) => Answer): Promise<Vendor> {
  const seen: Seen[] = [];
  let planned: { fault: Fault; only: RegExp }[] = [];
  const held = new Map<RegExp, Promise<void>>();
  const server = createServer((request, response) => {
    const { method = 'GET', url: path = '/', headers } = request;
    void readBody(request).then(async (body) => {
      const [next] = planned.filter(({ only }) => only.test(path));
      planned = planned.filter((one) => one !== next);
      const fault = next?.fault ?? null;
      seen.push({ method, path, headers, body, fault, atMs: performance.now() });
      for (const [only, isOver] of held) if (only.test(path)) await isOver;
      const asked = { method, url: new URL(path, 'http://vendor'), json: jsonOf(body), headers };
      return respond({ request, response, fault, retryAfterSeconds: vendor.retryAfterSeconds }, () => serve(asked));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const vendor: Vendor = {
    ...{ port, url: `http://127.0.0.1:${port}`, target: `127.0.0.1:${port}`, seen, retryAfterSeconds: 0 },
    failNext(faults, only = /^/) {
      planned.push(...faults.map((fault) => ({ fault, only })));
    },
    heal() {
      planned = [];
    },
    hold(only) {
      let goOn = (): void => undefined;
      const isOver = new Promise<void>((resolve) => (goOn = resolve));
      held.set(only, isOver);
      return () => {
        held.delete(only);
        goOn();
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  return vendor;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: Fault | null;
  readonly retryAfterSeconds: number;
}

function respond({ request, response, fault, retryAfterSeconds }: Exchange, work: () => Answer): void {
  if (fault === 'stall') return;
  if (fault === 'limit') {
    response.writeHead(429, { 'retry-after': String(retryAfterSeconds) }).end('{}');
    return;
  }
  if (fault === 'fail') return void response.writeHead(503).end('{}');
  if (fault === 'expired') return void response.writeHead(401).end('{}');
  const { status, body, headers = {} } = work();
  if (fault === 'cut') return void request.socket.destroy();
  if (isMadeByAndBy(body)) {
    response.writeHead(status, headers);
    void Readable.from(body)
      .on('error', () => request.socket.destroy())
      .pipe(response);
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

function isMadeByAndBy(body: unknown): body is AsyncIterable<string> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
